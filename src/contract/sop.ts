import { z } from 'zod'
import { type Procedure, severities } from '../domain/procedure.ts'
import type { Hazard, Sop, SopSummary, Step, Task } from '../domain/sop.ts'
import { type SopVersion, sopStatuses } from '../domain/sop-version.ts'
import { count, id, time } from './values.ts'

const originId = id.describe('The same for what is the same across versions.')
const orderIndex = count.describe('Rises from each to the next; not all numbers need be there.')

export const hazard = z
  .object({
    id,
    originId,
    description: z.string(),
    severity: z.enum(severities),
    mitigation: z.string().nullable(),
  })
  .meta({ id: 'Hazard', description: 'What is dangerous at a step.' }) satisfies z.ZodType<Hazard>

export const step = z
  .object({
    id,
    originId,
    orderIndex,
    description: z.string().describe('Its first line is the heading.'),
    expectedAction: z.string().nullable().describe('What to point at and call.'),
    expectedResult: z.string().nullable().describe('What must be seen.'),
    hazards: z.array(hazard),
  })
  .meta({ id: 'Step', description: 'What a worker does and checks.' }) satisfies z.ZodType<Step>

export const task = z
  .object({
    id,
    originId,
    orderIndex,
    title: z.string(),
    description: z.string().nullable(),
    createdAt: time,
    steps: z.array(step),
  })
  .meta({ id: 'Task', description: 'Steps that belong together.' }) satisfies z.ZodType<Task>

/** What a procedure says, without what it is on record by. */
export const procedureContent = z
  .object({
    title: z.string(),
    tasks: z
      .array(
        task.pick({ title: true, description: true }).extend({
          steps: z
            .array(
              step.pick({ description: true, expectedAction: true, expectedResult: true }).extend({
                hazards: z
                  .array(hazard.pick({ description: true, severity: true, mitigation: true }))
                  .readonly(),
              }),
            )
            .readonly(),
        }),
      )
      .readonly(),
  })
  .meta({ id: 'ProcedureContent', description: 'What a procedure says.' }) satisfies z.ZodType<Procedure>

export const sopVersion = z
  .object({
    id,
    lineageId: id.describe('The id of the first version, which names the SOP across its versions.'),
    version: count,
    status: z.enum(sopStatuses),
    title: z.string(),
    createdBy: id,
    createdAt: time,
    updatedAt: time,
    deletedAt: time.nullable().describe('Set while it is soft-deleted.'),
    publishedAt: time.nullable(),
    publishedBy: id.nullable(),
    retiredAt: time.nullable(),
    retiredBy: id.nullable(),
  })
  .meta({
    id: 'SopVersion',
    description: 'One version of a SOP, without what is below it.',
  }) satisfies z.ZodType<SopVersion>

export const sop = z
  .object({ ...sopVersion.shape, tasks: z.array(task) })
  .meta({ id: 'Sop', description: 'One version of a SOP, whole.' }) satisfies z.ZodType<Sop>

export const sopSummary = z
  .object({
    ...sopVersion.shape,
    taskCount: count,
    stepCount: count,
    hazardCount: count,
    highHazards: count,
    criticalHazards: count,
  })
  .meta({ id: 'SopSummary', description: 'A line of the list of SOPs.' }) satisfies z.ZodType<SopSummary>
