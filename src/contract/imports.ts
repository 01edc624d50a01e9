import { z } from 'zod'
import { problem } from './problem.ts'
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

const imported = z
  .object({
    path: z.string(),
    id: id.nullable().describe('Null after a dry run.'),
    status: z.enum(['draft', 'effective']).nullable(),
    title: z.string(),
    taskCount: count,
    stepCount: count,
    hazardCount: count,
    sameTitle: z.array(id).describe('SOPs in use that had the same title before.'),
    ...reading,
  })
  .meta({ id: 'Imported', description: 'What importing one file came to.' })

export const imports = z.object({
  imported: z.array(imported),
  failed: z.array(z.object({ path: z.string(), error: problem })),
})
