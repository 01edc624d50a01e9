import { TenkenError } from '../domain/errors.ts'
import type { Procedure } from '../domain/procedure.ts'
import type { Origin } from './form.ts'
import { readJson, writeJson } from './json.ts'
import { readMarkdown } from './markdown/read.ts'
import { writeMarkdown } from './markdown/write.ts'
import type { Reading } from './reading.ts'

/** A way to write procedures down. `write` gives a text from which `read` gives the same procedure back. */
export interface Format {
  readonly name: 'markdown' | 'json'
  readonly extensions: readonly string[]
  readonly read: (text: string, source: string) => Reading
  readonly write: (procedure: Procedure, origin?: Origin) => string
}

/** Every format there is. */
export const formats: readonly Format[] = [
  { name: 'markdown', extensions: ['.md', '.markdown'], read: readMarkdown, write: writeMarkdown },
  { name: 'json', extensions: ['.json'], read: readJson, write: writeJson },
]

/** The format of a text without a name: JSON begins with a brace, and anything else is Markdown. */
export function formatOfText(text: string): Format {
  return formatOf(text.trimStart().startsWith('{') ? '.json' : '.md')
}

/** A file's name ends in none of the known extensions. */
export class UnknownFormat extends TenkenError<{ name: string; known: readonly string[] }> {
  readonly code = 'unknown_format'
  readonly kind = 'invalid'

  constructor(name: string) {
    const known = formats.flatMap(({ extensions }) => extensions)
    super(`${name}: no known format; the name of a file ends in ${known.join(', ')}.`, {
      name,
      known,
    })
  }
}

/** Chooses by the extension, in upper or lower case. Throws UnknownFormat. */
export function formatOf(fileName: string): Format {
  const name = fileName.toLowerCase()
  const format = formats.find(({ extensions }) => extensions.some((extension) => name.endsWith(extension)))
  if (!format) throw new UnknownFormat(fileName)

  return format
}
