import type { Sentences } from '../../domain/reason.ts'
import type { WhatAssumed, WhyUnplaced } from '../../formats/reading.ts'

/** Why reading a document left lines out. */
export const unplaced: Sentences<WhyUnplaced> = {
  front_matter: () => 'front matter',
  not_below_a_task: () => 'not below the heading of a task',
  not_below_heading: ({ heading }) => `not below the heading “${heading}”`,
  heading_without_text: () => 'a heading without text of its own',
  heading_above_headings: () => 'a heading above other headings',
  reference_section: () => 'a section to look things up in, not to work through',
  no_steps_in_section: () => 'no steps in this section',
  safety_section_without_hazard: () => 'a section on safety that names no hazard',
  heading_of_hazards: () => 'the heading of text that became hazards',
  rule: () => 'a rule',
  comment: () => 'a comment',
  empty_item: () => 'an item without text',
  head_of_table: () => 'the head of a table whose rows were read',
}

/** What reading a document decided where the document says nothing. */
export const assumed: Sentences<WhatAssumed> = {
  title_of_front_matter: () => "the title is the front matter's: no heading “# …” says what it is about",
  title_of_lower_heading: () => 'the title is the one heading above all others: there is none “# …”',
  title_of_file_name: () => "the title is the file's name: no heading “# …” says what it is about",
  numbered_sections_are_tasks: () =>
    'every section with numbered items is taken as a task: no heading such as “Procedure” has any',
  bullets_are_steps: ({ heading }) => `the bullets of “${heading}” are taken as steps`,
  paragraphs_are_steps: ({ heading }) =>
    heading === ''
      ? 'each paragraph is taken as a step'
      : `each paragraph of “${heading}” is taken as a step`,
  hazards_at_first_step: ({ heading, hazards, severity }) =>
    `the first step tells the hazards of “${heading}” (${hazards}); severity ${severity} where the text gives none`,
  hazards_at_step: ({ heading, hazards, severity, task, step }) =>
    `step ${step} of “${task}” tells the hazards of “${heading}” (${hazards}); severity ${severity} where the text gives none`,
}
