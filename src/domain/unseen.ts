/**
 * The code points that nobody can see: blanks of every script, joiners, fillers, controls, soft and zero-width marks,
 * variation selectors, tags, and the blank of Braille. As ranges, for the database holds the same, whatever Unicode its
 * version and this one's know; a test compares them with this one's properties.
 */
export const unseenRanges: readonly (readonly [first: number, last: number])[] = [
  [0x0, 0x20],
  [0x7f, 0xa0],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x600, 0x605],
  [0x61c, 0x61c],
  [0x6dd, 0x6dd],
  [0x70f, 0x70f],
  [0x890, 0x891],
  [0x8e2, 0x8e2],
  [0x115f, 0x1160],
  [0x1680, 0x1680],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x2000, 0x200f],
  [0x2028, 0x202f],
  [0x205f, 0x206f],
  [0x2800, 0x2800],
  [0x3000, 0x3000],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0x110bd, 0x110bd],
  [0x110cd, 0x110cd],
  [0x13430, 0x1343f],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff],
]

const ranges = bracket((code) => `\\u{${code.toString(16)}}`)
const unseen = new RegExp(`[${ranges}]`, 'gu')
const seen = new RegExp(`[^${ranges}]`, 'u')

/** What of the text can be seen. */
export function visible(text: string): string {
  return text.replace(unseen, '')
}

/** Whether something of the text can be seen. */
export function isSeen(text: string): boolean {
  return seen.test(text)
}

/** PostgreSQL's pattern of a text of which something can be seen, in a database in UTF-8. */
export const seenPattern = `[^${bracket((code) =>
  code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(Math.max(code, 1), 4)}`,
)}]`

function bracket(escaped: (code: number) => string): string {
  return unseenRanges
    .map(([first, last]) => (first === last ? escaped(first) : `${escaped(first)}-${escaped(last)}`))
    .join('')
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0')
}
