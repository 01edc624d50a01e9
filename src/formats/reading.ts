import type { Procedure, Severity } from '../domain/procedure.ts'
import type { Origin } from './form.ts'

/** What a document gave: the procedure, and an account of everything that is not in it or had to be guessed. */
export interface Reading {
  procedure: Procedure
  /** Lines that look like a warning and tell no hazard, then those that look like a step and are none. */
  missed: readonly Missed[]
  unplaced: readonly Unplaced[]
  assumptions: readonly Assumption[]
  /** Where the document says that it was taken from. */
  origin: Origin
}

/** A line that looks like more than reading made of it; a person should look at it first. */
export interface Missed {
  line: number
  looksLike: 'warning' | 'step'
  /** Shortened. */
  text: string
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
  | { code: 'head_of_table' }

const structure: readonly WhyUnplaced['code'][] = [
  'heading_without_text',
  'heading_above_headings',
  'heading_of_hazards',
  'rule',
  'comment',
  'empty_item',
  'head_of_table',
]

/** The lines with something to say; a heading whose text is in the procedure, a rule and the like have said it. */
export function textLeftOut(unplaced: readonly Unplaced[]): Unplaced[] {
  return unplaced.filter(({ reason }) => !structure.includes(reason.code))
}

/** Something the document did not say and reading decided at this line; a person should look at it. */
export type Assumption = { line: number } & WhatAssumed

export type WhatAssumed =
  | { code: 'title_of_front_matter' }
  | { code: 'title_of_lower_heading' }
  | { code: 'title_of_file_name' }
  | { code: 'numbered_sections_are_tasks' }
  | { code: 'bullets_are_steps'; heading: string }
  | { code: 'paragraphs_are_steps'; heading: string }
  | { code: 'hazards_at_first_step'; heading: string; hazards: number; severity: Severity }
  /** The step is counted within its task. */
  | {
      code: 'hazards_at_step'
      heading: string
      hazards: number
      severity: Severity
      task: string
      step: number
    }

const longest = 80

export function shortened(text: string): string {
  const line = text.trim()

  return line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line
}
