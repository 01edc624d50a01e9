import { z } from 'zod'
import type { Situation } from '../domain/situation.ts'
import { workStatuses } from '../domain/work-session.ts'
import { step } from './sop.ts'
import { count, id } from './values.ts'

const stepInWork = z
  .object({
    ...step.shape,
    number: count.describe('Among all steps of the SOP.'),
    task: z.object({ number: count, title: z.string() }),
  })
  .meta({ id: 'StepInWork', description: 'A step with its place, counted from 1.' })

export const situation = z
  .object({
    workSessionId: id,
    status: z.enum(workStatuses),
    worker: z.object({ id, name: z.string() }),
    sop: z.object({ id, title: z.string() }),
    stepCount: count,
    step: stepInWork.nullable().describe('The step that waits; null once every step is done.'),
    failure: z
      .object({ checkId: id, feedbackText: z.string().nullable() })
      .nullable()
      .describe('The newest failure of that step, which holds the work up; null where there is none.'),
    unacknowledged: z
      .array(id)
      .describe('The step’s serious hazards that are not acknowledged yet; its check waits for them.'),
  })
  .meta({
    id: 'Situation',
    description: 'Where a work session stands, and what comes next.',
  }) satisfies z.ZodType<Situation>
