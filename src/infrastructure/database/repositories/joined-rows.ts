import { randomBytes } from 'node:crypto'

// Drawn by each process anew, so that nobody can have written them into a text that is on record.
const [separator, nothing] = [
  `\u001f${randomBytes(6).toString('base64')}`,
  `\u001e${randomBytes(6).toString('base64')}`,
]

/**
 * The two parameters of `joined`: many rows travel as one text, for node-postgres takes longer to read a thousand
 * short values than the server takes to find them.
 */
export const marks = [separator, nothing] as const

interface Columns {
  /** Columns of ids, which are cut by their length; only the last may be null. */
  ids: readonly string[]
  values: readonly string[]
}

/** An aggregate of these columns of all rows; the parameters $3 and $4 are the two `marks`. */
export function joined({ ids, values }: Columns): string {
  const rest = values.map((column) => `$3::text, coalesce(${column}::text, $4)`)

  return `string_agg(concat(${[...ids, ...rest].join(', ')}), $3)`
}

/** The ids of a row in one text, and then its values. */
export type Row = readonly string[]

/** The rows of `joined`, in no order, each with so many values. */
export function separated(text: string | null, values: number): Row[] {
  const all = text?.split(separator) ?? []
  const rows: Row[] = []
  for (let at = 0; at < all.length; at += values + 1) rows.push(all.slice(at, at + values + 1))

  return rows
}

/** One of the ids of a row, from 0. */
export function idIn(ids: string, at: number): string {
  return ids.slice(at * 36, (at + 1) * 36)
}

export function orNull(value: string): string | null {
  return value === nothing ? null : value
}
