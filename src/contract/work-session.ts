import { z } from 'zod'
import { type WorkSession, type WorkSessionSummary, workStatuses } from '../domain/work-session.ts'
import { count, id, seconds, time } from './values.ts'

export const workSession = z
  .object({
    id,
    sopId: id.describe('The version that it began on, and stays on.'),
    workerId: id,
    status: z.enum(workStatuses),
    currentStepId: id.nullable().describe('The step that waits for its check; null once every step is done.'),
    startedAt: time,
    completedAt: time.nullable(),
    approvedAt: time.nullable(),
    approvedBy: id.nullable(),
    locked: z.boolean().describe('It is closed and never changes again.'),
    rejectionReason: z.string().nullable(),
    closedAt: time.nullable().describe('When it was rejected or aborted.'),
    closedBy: id.nullable(),
    abortReason: z.string().nullable(),
    pausedAt: time.nullable().describe('Since when it is paused; null while it is not.'),
    pausedSeconds: seconds.describe('How long it was paused before that, in all.'),
  })
  .meta({
    id: 'WorkSession',
    description: 'One worker’s way through one SOP.',
  }) satisfies z.ZodType<WorkSession>

export const calledBy = z
  .string()
  .describe('Their employee number, or else their email: what two people of one name are told apart by.')

export const workSessionSummary = z
  .object({
    ...workSession.shape,
    sopTitle: z.string(),
    sopVersion: count,
    workerName: z.string(),
    workerCalledBy: calledBy,
    failures: count.describe('Checks that failed, overridden ones too.'),
    overrides: count.describe('Failed and flagged checks that a supervisor has answered for.'),
    openFlags: count.describe('Flagged checks that nobody has resolved.'),
    needsOverride: z.boolean().describe('A failure of the step that waits holds it up.'),
  })
  .meta({
    id: 'WorkSessionSummary',
    description: 'A line of the list of work sessions.',
  }) satisfies z.ZodType<WorkSessionSummary>
