import { InvalidInput, NotFound } from '../domain/errors.ts'
import {
  type Finding,
  mustTakeCheck,
  mustTakeOverride,
  newFinding,
  type SafetyCheck,
} from '../domain/safety-check.ts'
import { mustBeActive, type User } from '../domain/user.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { newId } from './id.ts'

export interface CheckReport {
  workSessionId: string
  stepId: string
  worker: User
  finding: Finding
  at: Date
  /** Repeating the call with the same id is safe: it returns the check that is on record. */
  id?: string
}

export interface Override {
  workSessionId: string
  supervisor: User
  reason: string
  at: Date
  /** Repeating the call with the same id is safe: it returns the override that is on record. */
  id?: string
}

export interface Recorded {
  check: SafetyCheck
  /** The step that waits now; null once every step is done. */
  nextStepId: string | null
}

/**
 * Records what the worker found at the current step and moves the work session on (spec db-002), in one statement.
 * Throws NotTheCurrentStep, IllegalMove, NotYourWorkSession, NotFound, UserDeactivated or InvalidInput.
 */
export async function recordCheck(db: Session, report: CheckReport): Promise<Recorded> {
  const { worker, workSessionId, stepId, at, id = newId() } = report
  mustBeActive(worker)
  const { result, feedback, confidence, needsReview } = newFinding(report.finding)
  const check: SafetyCheck = {
    id,
    sessionId: workSessionId,
    stepId,
    result,
    feedbackText: feedback ?? null,
    confidenceScore: confidence ?? null,
    needsReview: needsReview ?? false,
    checkedAt: at,
    overrideReason: null,
    overrideBy: null,
  }
  const found = await db.safetyChecks.record(check, worker.id)
  if (!found) throw new NotFound('work session', workSessionId)
  if (found.recorded) return { check, nextStepId: found.nextStepId }
  if (found.repeatOf)
    return { check: { ...check, checkedAt: found.repeatOf }, nextStepId: found.currentStepId }

  mustTakeCheck(found, worker, stepId)
  throw new InvalidInput('id', `${id} is on record as another check`)
}

/**
 * A supervisor takes the failed check of the current step on themselves, with a reason: a new check beside the
 * failed one, which stays (spec db-002). Throws NothingToOverride, SelfReview, SupervisorRequired, IllegalMove,
 * NotFound or InvalidInput.
 */
export async function overrideCheck(db: Session, override: Override): Promise<Recorded> {
  const { workSessionId, supervisor, at, id = newId() } = override
  const reason = override.reason.trim()
  if (reason === '') throw new InvalidInput('reason', 'say why the failed check may be overridden')
  const work = await db.workSessions.lock(workSessionId)
  const before = await db.safetyChecks.find(id)
  if (before?.sessionId === work.id && before.overrideBy === supervisor.id) {
    return { check: before, nextStepId: work.currentStepId }
  }

  const failed = await db.safetyChecks.latestOf(work.id, work.currentStepId)
  const stepId = mustTakeOverride(work, supervisor, failed)
  const check: SafetyCheck = {
    id,
    sessionId: work.id,
    stepId,
    result: 'override',
    feedbackText: null,
    confidenceScore: null,
    needsReview: false,
    checkedAt: at,
    overrideReason: reason,
    overrideBy: supervisor.id,
  }
  const found = await db.safetyChecks.record(check, supervisor.id)
  if (!found?.recorded) throw new InvalidInput('id', `${id} is on record as another check`)

  return { check, nextStepId: found.nextStepId }
}
