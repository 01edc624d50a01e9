import { InvalidInput, TenkenError } from './errors.ts'
import type { User } from './user.ts'
import { IllegalMove, mustOwn, mustReview, type WorkSession } from './work-session.ts'

export const checkResults = ['pass', 'fail', 'override'] as const
export type CheckResult = (typeof checkResults)[number]

/** The outcome of one step, on record for ever (spec db-002). */
export interface SafetyCheck {
  id: string
  sessionId: string
  stepId: string
  result: CheckResult
  feedbackText: string | null
  /** How sure an automatic observer was, from 0 to 1. */
  confidenceScore: number | null
  needsReview: boolean
  checkedAt: Date
  overrideReason: string | null
  overrideBy: string | null
}

/** What a worker reports of the step in front of them. */
export interface Finding {
  result: 'pass' | 'fail'
  feedback?: string
  /** From 0 to 1. */
  confidence?: number
  needsReview?: boolean
}

/** Checks are recorded in the order of the steps: none can be skipped, none repeated once it is done. */
export class NotTheCurrentStep extends TenkenError<{
  id: string
  stepId: string
  currentStepId: string | null
}> {
  readonly code = 'not_the_current_step'
  readonly kind = 'refused'

  constructor({ id, currentStepId }: WorkSession, stepId: string) {
    super(
      currentStepId
        ? `Step ${stepId} is not the current one; the work session ${id} waits for step ${currentStepId}.`
        : `Every step of the work session ${id} is done. Complete it: tenken work complete`,
      { id, stepId, currentStepId },
    )
  }
}

export class NothingToOverride extends TenkenError<{ id: string }> {
  readonly code = 'nothing_to_override'
  readonly kind = 'refused'

  constructor({ id }: WorkSession) {
    super(`The current step of the work session ${id} has no failed check to override.`, { id })
  }
}

/** Returns the finding with its text trimmed, or throws InvalidInput naming the field. */
export function newFinding(finding: Finding): Finding {
  const feedback = finding.feedback?.trim()
  if (finding.result === 'fail' && !feedback) throw new InvalidInput('feedback', 'say what is wrong')
  const { confidence } = finding
  if (confidence !== undefined && !(confidence >= 0 && confidence <= 1)) {
    throw new InvalidInput('confidence', 'must be a number from 0 to 1')
  }

  return { ...finding, ...(feedback ? { feedback } : {}) }
}

/** Throws unless this worker may record a check of this step now. */
export function mustTakeCheck(work: WorkSession, worker: User, stepId: string): void {
  mustOwn(work, worker)
  if (work.status !== 'in_progress') throw new IllegalMove(work, 'record a check')
  if (work.currentStepId !== stepId) throw new NotTheCurrentStep(work, stepId)
}

/** Returns the step that this supervisor may override now, given the newest check of the current one; or throws. */
export function mustTakeOverride(
  work: WorkSession,
  supervisor: User,
  latest: SafetyCheck | undefined,
): string {
  mustReview(work, supervisor)
  if (work.status !== 'in_progress') throw new IllegalMove(work, 'override')
  if (latest?.result !== 'fail') throw new NothingToOverride(work)

  return latest.stepId
}
