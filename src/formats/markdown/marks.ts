import type { Severity } from '../../domain/procedure.ts'
import { maySignal, severityOf, signalWord, signs } from './signal-words.ts'

/** A place in a line where a warning begins: `from` is the start of its mark, `to` that of its text. */
export interface Mark {
  severity: Severity
  from: number
  to: number
}

/** How far around a word a mark may reach. */
const reach = 64

const word = new RegExp(signalWord, 'giu')
const sign = new RegExp(
  `[${signs}※]\\uFE0F?|:(?:warning|skull|skull_and_crossbones|no_entry|biohazard|radioactive|zap|rotating_light|exclamation):|^[\\s>]*!>`,
  'gu',
)

/** Whether it is worth looking for a sign: most lines have none of this. */
const maySign = /[⚠☠☢☣⛔※\uD83D]|:[a-z]|!>/

const ornament = `[*_\`~#=+|<>«»“"!！⚠☠☢☣⛔🛑🚫🚨⚡❗❕‼※◎○●◆◇■□▲△▼▽★☆\\uFE0F–—-]|<\\/?[a-z][^<>]{0,60}>|:[a-z_]{2,24}:|\\/!\\\\|\\{colou?r[^{}]{0,20}\\}`
const opened = new RegExp(`(?:[\\s\\[［【〔〈《≪(（]|${ornament})*$`, 'iu')
const startToken =
  /[\s>•‣▪●◦・☐☑☒✓✔①-⓿❶-➓[\](（+*-]|x(?=\])|[0-9０-９]{1,9}(?:[-.－．][0-9０-９]{1,3})*(?:[.)．）、:：]|(?=[\s\u3000*_【[［⚠※]|$))|(?:[a-z]|[ivx]{2,5})[.)](?=\s|$)/iuy
const sentenceEnd = /[.!?。！？;；:：→]["”)）」*_]{0,4}$/u
const clauseStart = /[!！–—|※⚠\u3000]|\s-\s|<br ?\/?>/iu

const number =
  '(?:\\s?(?:no\\.?\\s?|nr\\.?\\s?|#|その)?[0-9０-９]{1,3}|\\s?[(（][0-9０-９]{1,3}[)）]|\\s?[①-⑳])?'
const closing = '(?:\\s?(?:<\\/[a-z]{1,12}>|[\\]］】〕〉》≫)）”"*_`~#=|>«»\\uFE0F⚠※■◆★☆▲●]))*'
const colon = new RegExp(`^${number}${closing}\\s?[:：!！]+${closing}[:：]?`, 'iu')
const stop = new RegExp(
  `^${number}${closing}(?:\\s*[–—―ー－‐]+|\\s+-{1,3}(?=\\s|$)|\\s*(?:→|⇒|=>|->|…)|[.。,、，](?=\\s|$|[^\\x00-\\x7F]))${closing}`,
  'iu',
)
const enclosed = new RegExp(`^${number}${closing}`, 'iu')
const cjkSpace = new RegExp(`^${number}[ \\u3000]+(?=\\S)`, 'iu')
const boldEnd = new RegExp(`^${number}(?:\\s?\\*\\*|\\s?__|<\\/)`, 'iu')
const loudEnd = new RegExp(`^${number}\\s?[*_=~#\`■◆★▲!>»]`, 'iu')
const bracketEnd = new RegExp(`^${number}[\\s*_!！\\uFE0F]*([\\]］】〕〉》≫)）])`, 'iu')
const compound =
  /^\s+(?:lights?|lamps?|labels?|signs?|signals?|zones?|areas?|tape|systems?|levels?|buzzers?|alarms?|plates?|tags?|horns?|beacons?|boards?|statements?|messages?|words?)\b/i
const kana = /^[\u3041-\u309f]/
const brackets: Readonly<Record<string, string>> = {
  '[': ']',
  '［': '］',
  '【': '】',
  '〔': '〕',
  '〈': '〉',
  '《': '》',
  '≪': '≫',
  '(': ')',
  '（': '）',
}

/** Where the warnings of a line begin. A word or sign with a backslash right before it is none. */
export function marksIn(line: string): Mark[] {
  const byWord = maySignal.test(line)
    ? [...line.matchAll(word)].flatMap((match) => markAt(line, match[0], match.index) ?? [])
    : []
  const bySign = maySign.test(line)
    ? [...line.matchAll(sign)].flatMap((match) => signAt(line, match[0], match.index) ?? [])
    : []
  if (bySign.length === 0) return byWord

  return apart(
    [...byWord, ...bySign].sort((a, b) => a.from - b.from),
    new Set(bySign),
  )
}

/** A sign and a word that overlap are one mark: the one that begins first. */
function apart(marks: readonly Mark[], isSign: ReadonlySet<Mark>): Mark[] {
  const kept: Mark[] = []
  for (const mark of marks) {
    const last = kept.at(-1)
    const overlaps = last !== undefined && mark.from < last.to && isSign.has(mark) !== isSign.has(last)
    if (!overlaps) kept.push(mark)
  }

  return kept
}

interface Place {
  /** Right before the word, and what of it is ornament. */
  ornament: string
  after: string
  text: string
  isLineStart: boolean
  isSentenceStart: boolean
}

function markAt(line: string, text: string, index: number): Mark | undefined {
  const place = placeOf(line, text, index)
  const length = forms.find(({ holds }) => holds(place))?.length(place)
  if (length === undefined) return undefined

  return {
    severity: severityOf(text),
    from: index - place.ornament.trimStart().length,
    to: index + text.length + length,
  }
}

function placeOf(line: string, text: string, index: number): Place {
  const end = index + text.length
  const before = line.slice(Math.max(0, index - reach), index)
  const ornament = opened.exec(before)?.[0] ?? ''
  const plain = before.slice(0, before.length - ornament.length)
  const isLineStart = index <= reach && startsLine(plain)

  return {
    ornament,
    after: line.slice(end, end + reach),
    text,
    isLineStart,
    isSentenceStart: isLineStart || sentenceEnd.test(plain) || clauseStart.test(ornament),
  }
}

/** Whether nothing but quote marks, brackets and list marks stand before. */
function startsLine(before: string): boolean {
  startToken.lastIndex = 0
  while (startToken.lastIndex < before.length) if (!startToken.test(before)) return false

  return true
}

interface Form {
  holds: (place: Place) => boolean
  /** How much of what stands behind the word belongs to the mark. */
  length: (place: Place) => number
}

const lengthOf =
  (form: RegExp) =>
  ({ after }: Place) =>
    form.exec(after)?.[0].length ?? 0

/** Every way in which a word announces a danger; the first that holds counts. */
const forms: readonly Form[] = [
  {
    // "Warning:", "Danger!", "CAUTION 2:", "**Warnings**:", "（注意：…"
    holds: (place) => colon.test(place.after) && (place.isSentenceStart || standsOut(place)),
    length: lengthOf(colon),
  },
  {
    // "DANGER – …", "Warning - …", "危険→…", "Caution. …"
    holds: (place) => place.isSentenceStart && stop.test(place.after),
    length: lengthOf(stop),
  },
  {
    // "【注意】…", "[WARNING] …", "《警告》…"
    holds: (place) =>
      isBracketed(place) && (place.isSentenceStart || !/[(（]$/.test(place.ornament.trimEnd())),
    length: lengthOf(enclosed),
  },
  {
    // "**DANGER** …", "<strong>Warning</strong> …", "※注意 …", "⚠ Caution …"
    holds: (place) => isEmphasised(place) && place.isSentenceStart,
    length: lengthOf(enclosed),
  },
  {
    // "WARNING do not touch"
    holds: (place) =>
      place.isLineStart &&
      isCapitals(place) &&
      isAlarm(place) &&
      /^\s/.test(place.after) &&
      !compound.test(place.after),
    length: () => 0,
  },
  {
    // "注意　高温"
    holds: (place) => place.isLineStart && isCjk(place.text) && cjkSpace.test(place.after),
    length: lengthOf(cjkSpace),
  },
  {
    // "注意）急操作をしない"
    holds: (place) =>
      place.isLineStart && isCjk(place.text) && !/[(（]/.test(place.ornament) && /^[)）]/.test(place.after),
    length: () => 1,
  },
  {
    // A line of its own.
    holds: (place) =>
      place.isLineStart &&
      (isCjk(place.text) || /^\p{Lu}/u.test(place.text) || place.ornament.trim() !== '') &&
      place.after.replace(enclosed, '').trim() === '',
    length: lengthOf(enclosed),
  },
]

/** A word that is a mark wherever it stands: bold, in capitals, or right behind a bracket or a sign. */
function standsOut({ ornament, text }: Place): boolean {
  return (
    /(?:\*\*|__|[([（［【《〔※⚠]\uFE0F?|<(?:b|strong)>|\{colou?r[^{}]*\})$/iu.test(ornament) ||
    /^\p{Lu}{2,}$/u.test(text)
  )
}

function isBracketed({ ornament, after }: Place): boolean {
  const open = ornament.replace(/(?:[\s*_⚠※!]|\uFE0F)+$/u, '').slice(-1)

  return brackets[open] !== undefined && brackets[open] === bracketEnd.exec(after)?.[1]
}

function isEmphasised({ ornament, after, text }: Place): boolean {
  if (kana.test(after.replace(boldEnd, ''))) return false
  if (/[⚠☠☢☣⛔🛑🚫🚨※]\uFE0F?\s*$/u.test(ornament)) return !compound.test(after)
  const isBold = /(?:\*\*|__|<(?:b|strong|mark|u|span|font|em)\b[^<>]*>)$/i.test(ornament)
  const isLoud = /(?:[*_=~#`■◆★▲!<«]|-)\s?$/u.test(ornament) && isCapitalsOrCjk(text)

  return boldEnd.test(after) ? isBold || isLoud : isLoud && loudEnd.test(after)
}

/** A signal word in the narrow sense: "SAFETY GLASSES" and "HAZARD LIGHTS" only speak of it. */
function isAlarm({ text }: Place): boolean {
  return !/^(?:safety|hazard|precaution|notice|attention)/i.test(text)
}

function isCapitals({ text }: Place): boolean {
  return /^[\p{Lu} ]{2,}$/u.test(text)
}

function isCapitalsOrCjk(text: string): boolean {
  return /^[\p{Lu} ]{2,}$/u.test(text) || isCjk(text)
}

function isCjk(text: string): boolean {
  return /[\u3400-\u9fff\uac00-\ud7af]/.test(text)
}

const dangers =
  /おそれ|恐れ|危険|注意|禁止|厳禁|触れ|触ら|やけど|火傷|感電|けが|怪我|ケガ|挟ま|巻き込|爆発|引火|ないこと|しない|するな/

/** A sign without a word; ※ is one only before a text that tells of a danger. */
function signAt(line: string, text: string, index: number): Mark | undefined {
  if (line[index - 1] === '\\') return undefined
  const to = index + text.length
  if (text.startsWith('※') && !dangers.test(line.slice(to, to + 200))) return undefined

  return { severity: text.includes('skull') ? 'critical' : severityOf(text), from: index, to }
}
