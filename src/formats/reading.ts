import type { Procedure, Severity } from '../domain/procedure.ts'
import type { Origin } from './form.ts'

/** What a document gave: the procedure, and an account of everything that is not in it or had to be guessed. */
export interface Reading {
  procedure: Procedure
  unplaced: readonly Unplaced[]
  assumptions: readonly Assumption[]
  /** Where the document says that it was taken from. */
  origin: Origin
}

/** Lines of the document (the first is 1) that are not in the procedure. */
export interface Unplaced {
  fromLine: number
  toLine: number
  /** The heading that stands above the lines, if there is one. */
  heading: string | null
  /** The first of the lines that is not the heading, shortened. */
  text: string
  reason: WhyUnplaced
}

/** Why lines are not in the procedure; headings are as the document has them, shortened. */
export type WhyUnplaced =
  | { code: 'front_matter' }
  | { code: 'not_below_a_task' }
  | { code: 'not_below_heading'; heading: string }
  | { code: 'heading_without_text' }
  | { code: 'heading_above_headings' }
  | { code: 'reference_section' }
  | { code: 'no_steps_in_section' }
  | { code: 'safety_section_without_hazard' }
  | { code: 'heading_of_hazards' }
  | { code: 'rule' }
  | { code: 'comment' }
  | { code: 'empty_item' }

/** Something the document did not say and reading decided at this line; a person should look at it. */
export type Assumption = { line: number } & WhatAssumed

export type WhatAssumed =
  | { code: 'title_of_front_matter' }
  | { code: 'numbered_sections_are_tasks' }
  | { code: 'bullets_are_steps'; heading: string }
  | { code: 'hazards_at_first_step'; heading: string; hazards: number; severity: Severity }

const longest = 80

export function shortened(text: string): string {
  const line = text.trim()

  return line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line
}
