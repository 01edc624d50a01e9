import { randomBytes } from 'node:crypto'

// Drawn by each process anew, so that nobody can have written them into a text that is on record.
const [betweenColumns, betweenValues, nothing] = ['\u001d', '\u001f', '\u001e'].map(
  (sign) => sign + randomBytes(6).toString('base64'),
) as [string, string, string]

/**
 * The parameters $3, $4 and $5 of joined columns: many rows travel as one text, for node-postgres takes longer to read
 * a thousand short values than the server takes to find them.
 */
export const marks = [betweenColumns, betweenValues, nothing] as const

/** The columns, as one text; each has its values in one and the same order, whichever that is. */
export function joined(columns: readonly string[]): string {
  return `concat_ws($3::text, ${columns.map((column) => `coalesce(${column}, '')`).join(', ')})`
}

/** A column of ids, which are cut by their length. */
export function joinedIds(column: string): string {
  return `string_agg(${column}::text, '')`
}

/** A column in which no value is null or has a comma. */
export function joinedWords(column: string): string {
  return `string_agg(${column}::text, ',')`
}

/** A column of any texts, and null. */
export function joinedTexts(column: string): string {
  return `string_agg(coalesce(${column}, $5::text), $4::text)`
}

/** The texts of the columns. */
export function columnsIn(text: string): string[] {
  return text.split(betweenColumns)
}

/** One of the ids, by its place from 0. */
export function idAt(ids: string, place: number): string {
  return ids.slice(place * 36, (place + 1) * 36)
}

export function wordsIn(words = ''): string[] {
  return words.split(',')
}

export function textsIn(texts = ''): string[] {
  return texts.split(betweenValues)
}

/** Of what `textsIn` tells, a text that may be null. */
export function orNull(text: string | undefined): string | null {
  return text === undefined || text === nothing ? null : text
}
