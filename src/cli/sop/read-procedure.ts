import type { Procedure } from '../../domain/procedure.ts'
import type { Origin } from '../../formats/form.ts'
import type { Assumption, Missed, Unplaced } from '../../formats/reading.ts'
import { loadFormats } from './formats.ts'
import { type Source, standardInput } from './source.ts'

/** A procedure as it was read, with every line that has no place in it. */
export interface ReadProcedure {
  procedure: Procedure
  missed: Missed[]
  assumptions: Assumption[]
  unplaced: UnplacedLines[]
  /** The version that the text says it was taken from, and its state. */
  takenFrom: Origin
}

export interface UnplacedLines extends Unplaced {
  /** The lines in full, as they stand in the file. */
  lines: string[]
}

/** Throws FileNotFound, FileUnusable, UnknownFormat or UnreadableProcedure naming the line. */
export async function readProcedure({ path, bytes }: Source): Promise<ReadProcedure> {
  const { formatOf, formatOfText, decodeText } = await loadFormats()
  const named = path === standardInput ? undefined : formatOf(path)
  const text = decodeText(await bytes(), path)
  const { read } = named ?? formatOfText(text)
  const { procedure, missed, assumptions, unplaced, origin } = read(text, path)
  const lines = text.split('\n')

  return {
    procedure,
    takenFrom: origin,
    missed: [...missed],
    assumptions: [...assumptions],
    unplaced: unplaced.map((part) => ({ ...part, lines: lines.slice(part.fromLine - 1, part.toLine) })),
  }
}
