import { extname } from 'node:path'
import { stateOf } from '../../application/draft-states.ts'
import type { VersionContent } from '../../domain/sop.ts'
import { destinationOf } from '../output/destination.ts'
import { loadFormats } from './formats.ts'

interface Target {
  /** The version's, or that of the draft which had said it. */
  id: string
  format: 'md' | 'json' | undefined
  output: string | undefined
}

/**
 * The SOP as text, in the format that is asked for, else in that of the file's name, else as Markdown; it says which
 * version of the SOP it is, and its state. Throws UnknownFormat for a file's name that is of no format.
 */
export async function procedureText(
  version: VersionContent,
  { id, format, output }: Target,
): Promise<string> {
  const { formatOf } = await loadFormats()
  const name = format ? `.${format}` : await nameOf(output)

  return formatOf(name).write(version, { sop: id, state: stateOf(version) })
}

/** A pipe or a device may have any name. */
async function nameOf(output: string | undefined): Promise<string> {
  const { formats } = await loadFormats()
  const known = formats.flatMap(({ extensions }) => extensions)
  if (output === undefined) return '.md'
  if (known.includes(extname(output).toLowerCase())) return output

  return (await destinationOf(output)).kind === 'file' ? output : '.md'
}
