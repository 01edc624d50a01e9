import { readFile, stat } from 'node:fs/promises'
import type { Procedure } from '../../domain/procedure.ts'
import type { Assumption, Missed, Unplaced } from '../../formats/reading.ts'
import { FileUnusable } from '../errors.ts'
import { fileError } from '../file-error.ts'
import { loadFormats } from './formats.ts'

/** A procedure as it was read from a file, with every line that has no place in it. */
export interface ReadProcedure {
  procedure: Procedure
  missed: Missed[]
  assumptions: Assumption[]
  unplaced: UnplacedLines[]
  /** The state of the version that the file says it was taken from. */
  takenFrom: string | undefined
}

export interface UnplacedLines extends Unplaced {
  /** The lines in full, as they stand in the file. */
  lines: string[]
}

/** Throws FileNotFound, FileUnusable, UnknownFormat or UnreadableProcedure naming the line. */
export async function readProcedure(path: string): Promise<ReadProcedure> {
  const { formatOf, decodeText } = await loadFormats()
  const format = formatOf(path)
  const text = decodeText(await bytesOf(path), path)
  const { procedure, missed, assumptions, unplaced, origin } = format.read(text, path)
  const lines = text.split('\n')

  return {
    procedure,
    takenFrom: origin.state,
    missed: [...missed],
    assumptions: [...assumptions],
    unplaced: unplaced.map((part) => ({ ...part, lines: lines.slice(part.fromLine - 1, part.toLine) })),
  }
}

/** Looks at the size before reading; refuses a folder, a device or a pipe. */
async function bytesOf(path: string): Promise<Uint8Array> {
  const { mustNotBeTooLarge } = await loadFormats()
  try {
    const found = await stat(path)
    if (!found.isFile()) throw new FileUnusable(path, { code: 'not_a_file' })
    mustNotBeTooLarge(found.size, path)

    return await readFile(path)
  } catch (error) {
    throw fileError(error, path)
  }
}
