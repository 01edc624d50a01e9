import { IdTaken, NotFound } from '../domain/errors.ts'
import {
  type Finding,
  mustTakeOverride,
  NothingToOverride,
  newFinding,
  type OpenFlag,
  type SafetyCheck,
} from '../domain/safety-check.ts'
import type { Situation } from '../domain/situation.ts'
import { reasonTo } from '../domain/texts.ts'
import { mustBeTime } from '../domain/times.ts'
import { mustAct, type User } from '../domain/user.ts'
import { mustReview, type WorkSession, WorkSessionLocked } from '../domain/work-session.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { newId } from './id.ts'
import { getSituation } from './situations.ts'

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
  /** The failed or flagged check to answer for; the newest failure of the current step unless given. */
  checkId?: string | undefined
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
 * Records what the worker found at the current step and moves the work session on (spec db-002), in one statement
 * that the rules in the database judge. Throws NotTheCurrentStep, HazardsNotAcknowledged, IllegalMove,
 * WorkSessionLocked, NotYourWorkSession, NotFound, UserDeactivated, IdTaken or InvalidInput.
 */
export async function recordCheck(db: Session, report: CheckReport): Promise<Recorded> {
  const { worker, workSessionId, stepId, at, id = newId() } = report
  mustAct(worker)
  mustBeTime(at)
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
    resolves: null,
  }
  const found = await db.safetyChecks.record(check, worker.id, db.requestId)
  if (!found) throw new NotFound('work session', workSessionId)
  if (found.recorded) return { check, nextStepId: found.nextStepId }
  if (!found.repeatOf) throw new IdTaken('check', id)

  return { check: { ...check, checkedAt: found.repeatOf }, nextStepId: found.currentStepId }
}

export interface Overridden extends Recorded {
  /** After the override. */
  situation: Situation
  /** Whether the work went on to its next step with it; a flagged check of a step that is done moves nothing. */
  goesOn: boolean
}

/**
 * A supervisor answers for a failed check of the current step, which moves the work on, or for a flagged one, with a
 * reason and their signature: a new check that names the one it resolves, which stays (spec db-002). Throws
 * NothingToOverride, SelfReview, SupervisorRequired, WorkSessionLocked, NotFound, IdTaken or InvalidInput.
 */
export async function overrideCheck(db: Session, override: Override): Promise<Overridden> {
  const { workSessionId, supervisor, at, id = newId() } = override
  mustBeTime(at)
  const reason = reasonTo('override', override.reason)
  const work = await db.workSessions.lock(workSessionId)
  const before = await db.safetyChecks.find(id)
  const isSame = before?.sessionId === work.id && before.overrideBy === supervisor.id
  if (isSame && before.overrideReason === reason) {
    const latest = await db.safetyChecks.latestOf(work.id, before.stepId)

    const goesOn = latest?.result === 'fail' && latest.id === before.resolves

    return overridden(db, { check: before, goesOn })
  }
  if (before) throw new IdTaken('check', id)

  const resolved = await theCheck(db, work, supervisor, override.checkId)
  const check: SafetyCheck = {
    id,
    sessionId: work.id,
    stepId: resolved.stepId,
    result: 'override',
    feedbackText: null,
    confidenceScore: null,
    needsReview: false,
    checkedAt: at,
    overrideReason: reason,
    overrideBy: supervisor.id,
    resolves: resolved.id,
  }
  const found = await db.safetyChecks.record(check, supervisor.id, db.requestId)
  if (!found?.recorded) throw new IdTaken('check', id)

  return overridden(db, { check, goesOn: resolved.stepId === work.currentStepId })
}

async function overridden(
  db: Session,
  { check, goesOn }: Pick<Overridden, 'check' | 'goesOn'>,
): Promise<Overridden> {
  const situation = await getSituation(db, check.sessionId)

  return { check, nextStepId: situation.step?.id ?? null, situation, goesOn }
}

/** The flagged checks that stand against an approval, oldest first. */
export function openFlagsOf(db: Session, workSessionId: string): Promise<OpenFlag[]> {
  return db.safetyChecks.openFlagsIn(workSessionId)
}

/** The check that the override is about, which this supervisor may override. */
async function theCheck(
  db: Session,
  work: WorkSession,
  supervisor: User,
  checkId: string | undefined,
): Promise<SafetyCheck> {
  const latest = await db.safetyChecks.latestOf(work.id, work.currentStepId)
  const check = checkId === undefined ? latest : await db.safetyChecks.find(checkId)
  if (checkId !== undefined && check?.sessionId !== work.id) throw new NotFound('check', checkId)
  mustReview(work, supervisor)
  if (work.locked) throw new WorkSessionLocked(work)
  if (!check) throw new NothingToOverride(work)
  const resolved = await db.safetyChecks.isResolved(check.id)
  mustTakeOverride(work, check, { latest: latest?.id, resolved })

  return check
}
