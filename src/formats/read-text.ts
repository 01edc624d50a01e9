import type { Procedure } from '../domain/procedure.ts'
import type { Origin } from './form.ts'
import type { Format } from './format.ts'
import type { Assumption, Missed, Unplaced } from './reading.ts'

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
  /** The lines in full, as they stand in the text. */
  lines: string[]
}

/** Reads the text in this format; `source` names it in errors. Throws UnreadableProcedure naming the line. */
export function readText(text: string, { read }: Format, source: string): ReadProcedure {
  const { procedure, missed, assumptions, unplaced, origin } = read(text, source)
  const lines = text.split('\n')

  return {
    procedure,
    takenFrom: origin,
    missed: [...missed],
    assumptions: [...assumptions],
    unplaced: unplaced.map((part) => ({ ...part, lines: lines.slice(part.fromLine - 1, part.toLine) })),
  }
}
