/** In bytes: fifty times the longest that a verb takes, whatever its letters. */
const longest = 1_000_000

/**
 * A text as it is read: what somebody has written by hand, of up to a gigabyte, comes as its beginning and how much
 * there is. The record keeps it whole, and its trail tells it.
 */
export function readable(column: string): string {
  return `case when octet_length(${column}) > ${longest} then left(${column}, 1000) || '… (' || octet_length(${column})::text || ' bytes)'
    else ${column} end`
}
