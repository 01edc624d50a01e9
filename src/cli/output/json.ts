/** One document for a program: times in ISO 8601, and a line's end at its end. */
export function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
