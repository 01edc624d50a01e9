import type { Procedure } from '../domain/procedure.ts'

/** What a document gave: the procedure, and an account of everything that is not in it or had to be guessed. */
export interface Reading {
  procedure: Procedure
  unplaced: readonly Unplaced[]
  assumptions: readonly Assumption[]
}

/** Lines of the document (the first is 1) that are not in the procedure. */
export interface Unplaced {
  fromLine: number
  toLine: number
  /** The heading that stands above the lines, if there is one. */
  heading: string | null
  /** The first of the lines that is not the heading, shortened. */
  text: string
  reason: string
}

/** Something the document did not say and reading decided; a person should look at it. */
export interface Assumption {
  line: number
  text: string
}

const longest = 80

export function shortened(text: string): string {
  const line = text.trim()

  return line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line
}
