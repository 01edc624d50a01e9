import { type Finding, NotTheCurrentStep, type SafetyCheck } from '../domain/safety-check.ts'
import type { Situation } from '../domain/situation.ts'
import type { User } from '../domain/user.ts'
import {
  NoActiveWorkSession,
  PausedWorkSessionNeeded,
  type WorkSession,
  type WorkSessionSummary,
} from '../domain/work-session.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { type Acknowledged, acknowledgeHazards } from './hazard-acknowledgements.ts'
import { hazardReferredTo, stepReferredTo, workSessionReferredTo } from './references.ts'
import { recordCheck } from './safety-checks.ts'
import { getSituation, type Moved, withSituation } from './situations.ts'
import { resumeWorkSession } from './work-sessions.ts'

/** Whose work session is meant, and which one where they say so: by its id, or by the beginning or end of it. */
export interface OwnWork {
  worker: User
  work?: string | undefined
}

/**
 * The work session that is named, else the one that the worker has in progress. Throws NoActiveWorkSession, NotFound
 * or AmbiguousReference.
 */
export async function ownWorkSession(db: Session, { worker, work: named }: OwnWork): Promise<WorkSession> {
  if (named !== undefined) return db.workSessions.get(await workSessionReferredTo(db, named))
  const work = await db.workSessions.activeOf(worker.id)
  if (!work) throw new NoActiveWorkSession(worker)

  return work
}

/** What a worker has begun and nobody has approved, rejected or aborted. */
export interface Whereabouts {
  worker: User
  /** The work session in progress, and where it stands. */
  inProgress: Moved | null
  /** The newest of those that rest or wait for a supervisor. */
  others: WorkSessionSummary[]
}

/** Where the worker is. Three statements, none of which reads a whole record. */
export async function whereaboutsOf(db: Session, worker: User): Promise<Whereabouts> {
  const work = await db.workSessions.activeOf(worker.id)
  const inProgress = work ? { work, situation: await getSituation(db, work.id) } : null
  const others = await db.workSummaries.list({
    workerId: worker.id,
    statuses: ['paused', 'completed'],
    limit: 20,
  })

  return { worker, inProgress, others }
}

export interface CurrentCheck extends OwnWork {
  finding: Finding
  /** The step that is meant, by its number or id, so that a check meant for one is never recorded for another. */
  step?: string | undefined
  at: Date
  /** Repeating the call with the same id is safe: it returns the check that is on record. */
  id?: string
}

export interface Checked {
  check: SafetyCheck
  /** After the check. */
  situation: Situation
}

/** Records what the worker found at the step in front of them. Throws what ownWorkSession and recordCheck throw. */
export async function checkCurrentStep(
  db: Session,
  { step, work: named, ...report }: CurrentCheck,
): Promise<Checked> {
  const work = await ownWorkSession(db, { worker: report.worker, work: named })
  const stepId = step === undefined ? work.currentStepId : await stepReferredTo(db, step, work.sopId)
  if (stepId === null) throw new NotTheCurrentStep(work, '')
  const { check } = await recordCheck(db, { ...report, workSessionId: work.id, stepId })

  return { check, situation: await getSituation(db, work.id) }
}

export interface CurrentAcknowledgement extends OwnWork {
  /** Hazards of the step, by their ids; its high and critical ones unless given. */
  hazards?: readonly string[] | undefined
  at: Date
}

/** Puts on record which hazards the worker has seen. Throws what ownWorkSession and acknowledgeHazards throw. */
export async function acknowledgeCurrentStep(
  db: Session,
  { hazards, at, ...own }: CurrentAcknowledgement,
): Promise<Acknowledged> {
  const work = await ownWorkSession(db, own)
  const hazardIds =
    hazards && (await Promise.all(hazards.map((named) => hazardReferredTo(db, named, work.sopId))))

  return acknowledgeHazards(db, { workSessionId: work.id, worker: own.worker, hazardIds, at })
}

export interface Resumed extends Moved {
  /** How long it was paused this time, in seconds. */
  pausedFor: number
}

/**
 * Resumes the work session that is named, else the only one that the worker has paused. Throws
 * PausedWorkSessionNeeded, ActiveWorkSessionExists, IllegalMove, NotYourWorkSession, NotFound or AmbiguousReference.
 */
export async function resumeOwnWork(db: Session, own: OwnWork): Promise<Resumed> {
  const { id, pausedSeconds } = await pausedWorkSession(db, own)
  const resumed = await withSituation(db, resumeWorkSession(db, id, own.worker))

  return { ...resumed, pausedFor: resumed.work.pausedSeconds - pausedSeconds }
}

async function pausedWorkSession(db: Session, { worker, work: named }: OwnWork): Promise<WorkSession> {
  if (named !== undefined) return db.workSessions.get(await workSessionReferredTo(db, named))
  const paused = await db.workSummaries.list({ workerId: worker.id, statuses: ['paused'], limit: 10 })
  const [only, ...others] = paused
  if (!only || others.length > 0) {
    throw new PausedWorkSessionNeeded(
      worker,
      paused.map(({ id }) => id),
    )
  }

  return only
}
