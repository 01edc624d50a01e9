import { containersIn } from './containers.ts'
import { marksIn } from './marks.ts'

const numbered = /^([ \t]*[0-9０-９]{1,9})(\\*)(?=[.)．）])/
const backslashes = /^([ \t]*)(\\*)/
const commonWords = 'danger|危険|warning|警告|caution|注意'
const mark = new RegExp(`((?:${commonWords})(?:\\*\\*|__|[*_])?[ ]?)(\\\\*)(?=[:!：！】])`, 'gi')
const alert = new RegExp(`(?<!\\\\)()(\\\\*)(?=\\[!(?:${commonWords})\\])`, 'gi')
/** What may announce a danger; none of these words and signs is a part of another, so that each has its own shield. */
const announcing =
  /(?<!\\)()(\\*)(?=(?<![\p{L}\p{N}])(?:dangers?|warnings?|cautions?|notices?|hazards?|precautions?|safety|attention|alert|gefahr(?:en)?|gevaar|peligro|pericolo|perigo|warnung(?:en)?|waarschuwing|avertissement|advertencia|avvertenza|vorsicht|achtung|attenzione|atención|precaución|cuidado|let op|voorzichtig)(?![\p{L}\p{M}])|危険|危险|警告|注意|위험|경고|주의|[⚠☠☢☣⛔🛑🚫🚨※]|:(?:skull|skull_and_crossbones|no_entry|biohazard|radioactive|zap|rotating_light|exclamation):|!>)/giu

/**
 * Writes a line so that reading does not take it for something else: `needed` lines get a backslash, and so do
 * lines that have one already, so that `unshielded` gives back exactly what went in.
 */
export function shielded(line: string, needed: boolean): string {
  const place = numbered.test(line) ? numbered : backslashes

  return line.replace(place, (_, before: string, run: string) => before + grown(run, needed))
}

export function unshielded(line: string): string {
  return line.replace(numbered.test(line) ? numbered : backslashes, shrunk)
}

/**
 * The same for "Caution:" and the like, anywhere in a line; `needed` if it must not be read as a hazard. A backslash
 * before the colon is enough for the common ways to warn; in all others it stands before the word.
 */
export function withShieldedMarks(line: string, needed: boolean): string {
  const grow = (needed: boolean) => (_: string, before: string, run: string) => before + grown(run, needed)
  const common = line.replace(mark, grow(needed)).replace(alert, grow(needed))

  return common.replace(announcing, grow(needed && announcesDanger(common)))
}

export function withUnshieldedMarks(line: string): string {
  return line.replace(announcing, shrunk).replace(alert, shrunk).replace(mark, shrunk)
}

function announcesDanger(line: string): boolean {
  return marksIn(line).length > 0 || containersIn([line, 'text']).size > 0
}

function grown(run: string, needed: boolean): string {
  return needed || run !== '' ? `${run}\\` : run
}

function shrunk(_: string, before: string, run: string): string {
  return before + run.slice(1)
}
