import { z } from 'zod'
import { checkResults, type SafetyCheck } from '../domain/safety-check.ts'
import { id, time } from './values.ts'

export const safetyCheck = z
  .object({
    id,
    sessionId: id.describe('The work session.'),
    stepId: id,
    result: z.enum(checkResults),
    feedbackText: z.string().nullable(),
    confidenceScore: z.number().min(0).max(1).nullable().describe('How sure an automatic observer was.'),
    needsReview: z.boolean().describe('It is flagged: a supervisor must resolve it before the approval.'),
    checkedAt: time,
    overrideReason: z.string().nullable(),
    overrideBy: id.nullable(),
    resolves: id.nullable().describe('The failed or flagged check that an override answers for.'),
  })
  .meta({
    id: 'SafetyCheck',
    description: 'The outcome of one step, on record for ever.',
  }) satisfies z.ZodType<SafetyCheck>
