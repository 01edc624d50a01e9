import { writeFile } from 'node:fs/promises'
import { stateOf } from '../../application/draft-states.ts'
import type { VersionContent } from '../../domain/sop.ts'
import { FileExists } from '../errors.ts'
import { fileError } from '../file-error.ts'
import { loadFormats } from './formats.ts'

interface Target {
  /** The version's, or that of the draft which had said it. */
  id: string
  format: 'md' | 'json' | undefined
  output: string | undefined
  force: true | undefined
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
  const name = format ? `.${format}` : (output ?? '.md')

  return formatOf(name).write(version, { sop: id, state: stateOf(version) })
}

/** Writes a file that is not there yet, or over the one that is. Throws FileExists or FileUnusable. */
export async function writeText(path: string, text: string, force: true | undefined): Promise<void> {
  try {
    await writeFile(path, text, { flag: force ? 'w' : 'wx' })
  } catch (error) {
    throw isExisting(error) ? new FileExists(path) : fileError(error, path)
  }
}

function isExisting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}
