import { quotedText } from '../lexing.ts'
import { quoted, quotedIfNeeded } from '../quote.ts'

/** Stands for the schema that a routine is in, where its body names that; no text of PostgreSQL's can hold it. */
export const ownSchema = '\0'

/**
 * A routine's text with the schema that it is in, which may go by several names, as one that is yet to be said. Strings
 * and comments stay as they are, and so does what stands around the body: PostgreSQL prints that as it looks names up.
 */
export function withOwnNames(definition: string, names: readonly string[]): string {
  if (names.length === 0) return definition

  return definition.replace(
    /(\nAS (\$\w*\$))([\s\S]*)(\2\n?)$/,
    (_, head, _tag, body, tail) => `${head}${named(body, names)}${tail}`,
  )
}

function named(body: string, names: readonly string[]): string {
  const own = names.flatMap((name) => [quoted(name), quotedIfNeeded(name)]).map(escaped)
  const pieces = new RegExp(`(?<![\\w."$])(?:${own.join('|')})\\.|${quotedText}`, 'g')

  return body.replace(pieces, (piece) =>
    piece.endsWith('.') && !piece.startsWith('--') ? `${ownSchema}.` : piece,
  )
}

function escaped(text: string): string {
  return text.replace(/[^\w\s]/g, '\\$&')
}
