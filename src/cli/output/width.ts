import { stripVTControlCharacters } from 'node:util'

/** East Asian wide and full-width characters, and emoji: two columns each (Unicode Standard Annex 11). */
const wide =
  '[\\u1100-\\u115f\\u231a\\u231b\\u2329\\u232a\\u23e9-\\u23ec\\u2e80-\\u303e\\u3041-\\u33ff\\u3400-\\u4dbf\\u4e00-\\ua4cf\\ua960-\\ua97c\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe10-\\ufe19\\ufe30-\\ufe6f\\uff01-\\uff60\\uffe0-\\uffe6\\u{1f300}-\\u{1f64f}\\u{1f680}-\\u{1faff}\\u{20000}-\\u{3fffd}]'
const isWide = new RegExp(`^${wide}`, 'u')
const isZero = /^[\p{Mn}\p{Me}\p{Cf}]/u

/** Punctuation that may not begin a line. */
const closers = '[、。，．・：；？！」』）】〉》〕ー々ゝヽぁぃぅぇぉっゃゅょァィゥェォッャュョ]'
const pieces = new RegExp(`${wide}${closers}*\\s*|(?:(?!${wide})\\S)+\\s*|\\s+`, 'gu')

/** How many columns of a terminal the text takes. */
export function width(text: string): number {
  let columns = 0
  for (const character of stripVTControlCharacters(text)) {
    if (!isZero.test(character)) columns += isWide.test(character) ? 2 : 1
  }

  return columns
}

/** Fills up with blanks to a number of columns. */
export function pad(text: string, columns: number, side: 'left' | 'right' = 'right'): string {
  const blanks = ' '.repeat(Math.max(0, columns - width(text)))

  return side === 'right' ? text + blanks : blanks + text
}

/** Cuts to a number of columns; an ellipsis shows that something was cut. */
export function cut(text: string, columns: number): string {
  if (width(text) <= columns) return text
  let kept = ''
  for (const character of text) {
    if (width(kept + character) > columns - 1) break
    kept += character
  }

  return `${kept.trimEnd()}…`
}

/** Breaks into lines of at most so many columns, between words or between wide characters; keeps line breaks. */
export function wrap(text: string, columns: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line, columns))
}

/** The text wrapped behind a first margin, every further line below the first one's beginning. */
export function hang(margin: string, text: string, columns: number): string {
  const indent = width(margin)
  const [first = '', ...rest] = wrap(text, columns - indent)

  return [margin + first, ...rest.map((line) => (line ? ' '.repeat(indent) + line : ''))].join('\n')
}

/** Control characters, and marks that reverse the direction of writing: either could forge what a terminal shows. */
const steering = /(?![\n\t])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu

/** Text of a record, fit for a terminal: what could steer it is made visible. */
export function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(steering, '\ufffd').replaceAll('\t', '  ')
}

function wrapLine(line: string, columns: number): string[] {
  const lines: string[] = []
  let at = ''
  for (const piece of line.match(pieces) ?? []) {
    if (at.trim() !== '' && width(at + piece.trimEnd()) > columns) {
      lines.push(at.trimEnd())
      at = ''
    }
    at += piece
  }

  return [...lines, at.trimEnd()]
}
