import { z } from 'zod'
import { sopStatuses } from '../domain/sop-version.ts'
import { problem } from './problem.ts'
import { procedureContent, sopVersion } from './sop.ts'
import { count, id, reason } from './values.ts'

/** What was read from a document besides the procedure. */
export const reading = {
  missed: z
    .array(z.object({ line: count, looksLike: z.enum(['warning', 'step']), text: z.string() }))
    .describe(
      'Lines that look like a warning and are no hazard, then those that look like a step and are none.',
    ),
  assumptions: z
    .array(z.looseObject({ line: count, code: z.string() }))
    .describe('What the document did not say and reading decided.'),
  unplaced: z
    .array(
      z.object({
        fromLine: count,
        toLine: count,
        heading: z.string().nullable(),
        text: z.string(),
        reason,
        lines: z.array(z.string()),
      }),
    )
    .describe('Lines that are not in the procedure, and why.'),
}

export const importedProcedure = z
  .object({
    outcome: z
      .enum(['new', 'revised', 'published', 'unchanged'])
      .describe('A new SOP, a changed one, or a draft that was on record and is published.'),
    id: id.nullable().describe('The version; null after a dry run.'),
    version: count.nullable(),
    status: z.enum(sopStatuses).nullable(),
    title: z.string(),
    taskCount: count,
    stepCount: count,
    hazardCount: count,
    sameTitle: z.array(id).describe('Other SOPs with the same title.'),
    ...reading,
  })
  .meta({ id: 'ImportedProcedure', description: 'What importing a procedure came to, or would.' })

export const importPreview = z
  .object({ ...importedProcedure.shape, procedure: procedureContent.describe('As it was read.') })
  .meta({ id: 'ImportPreview', description: 'What importing a procedure would come to.' })

const imported = z
  .object({ path: z.string(), ...importedProcedure.shape })
  .meta({ id: 'Imported', description: 'What importing one file came to.' })

const skipped = sopVersion
  .pick({ id: true, version: true, status: true, title: true })
  .extend({ path: z.string() })

export const imports = z.object({
  imported: z.array(imported),
  skipped: z.array(skipped).describe('Files that the SOP on record says to the word.'),
  failed: z.array(z.object({ path: z.string(), error: problem })),
})
