import { markWords } from './hazard-marks.ts'

const numbered = /^([ \t]*[0-9０-９]{1,9})(\\*)(?=[.)．）])/
const backslashes = /^([ \t]*)(\\*)/
const mark = new RegExp(`((?:${markWords})(?:\\*\\*|__|[*_])?[ ]?)(\\\\*)(?=[:!：！】])`, 'gi')
const alert = new RegExp(`(?<!\\\\)()(\\\\*)(?=\\[!(?:${markWords})\\])`, 'gi')

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

/** The same for "Caution:" and the like, anywhere in a line; `needed` if it must not be read as a hazard. */
export function withShieldedMarks(line: string, needed: boolean): string {
  const grow = (_: string, before: string, run: string) => before + grown(run, needed)

  return line.replace(mark, grow).replace(alert, grow)
}

export function withUnshieldedMarks(line: string): string {
  return line.replace(alert, shrunk).replace(mark, shrunk)
}

function grown(run: string, needed: boolean): string {
  return needed || run !== '' ? `${run}\\` : run
}

function shrunk(_: string, before: string, run: string): string {
  return before + run.slice(1)
}
