import { IdTaken } from '../domain/errors.ts'
import { type Finding, NotTheCurrentStep, type SafetyCheck, type StepPlaces } from '../domain/safety-check.ts'
import type { Situation } from '../domain/situation.ts'
import type { User } from '../domain/user.ts'
import { NoActiveWorkSession, PausedWorkSessionNeeded } from '../domain/work-meant.ts'
import {
  IllegalMove,
  mustTakeCheck,
  type WorkSession,
  WorkSessionLocked,
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
  if (!work) throw new NoActiveWorkSession(worker, await latestOf(db, worker))

  return work
}

/** What a worker may take for work in progress: work that is paused, else the newest. */
async function latestOf(db: Session, { id: workerId }: User): Promise<WorkSession | undefined> {
  const [paused] = await db.workSummaries.list({ workerId, statuses: ['paused'], limit: 1 })
  const [newest] = paused ? [paused] : await db.workSummaries.list({ workerId, limit: 1 })

  return newest
}

/** What a worker has begun and nobody has approved, rejected or aborted. */
export interface Whereabouts {
  worker: User
  /** The work session in progress, and where it stands. */
  inProgress: Moved | null
  /** Those that rest or wait for a supervisor, the newest first. */
  others: WorkSessionSummary[]
}

/** More than anybody has begun and not had approved. */
const most = 1000

/** Where the worker is. Three statements, none of which reads a whole record. */
export async function whereaboutsOf(db: Session, worker: User): Promise<Whereabouts> {
  const work = await db.workSessions.activeOf(worker.id)
  const inProgress = work ? { work, situation: await getSituation(db, work.id) } : null
  const others = await db.workSummaries.list({
    workerId: worker.id,
    statuses: ['paused', 'completed'],
    limit: most,
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
  const record = (stepId: string) => recordCheck(db, { ...report, workSessionId: work.id, stepId })
  const { check } = await stepToCheck(db, work, { worker: report.worker, step })
    .then(record)
    .catch(async (refusal: unknown) => record(await stepRepeated(db, work, { id: report.id, refusal })))

  return { check, situation: await getSituation(db, work.id) }
}

/**
 * The step of the check that the same call has recorded before, for a work session that has gone on since; how they
 * compare, recordCheck finds out. Throws the refusal where there is none. It costs a statement only then, and nothing
 * can be asked of a session after a refusal of the database.
 */
async function stepRepeated(
  db: Session,
  work: WorkSession,
  { id, refusal }: { id: string | undefined; refusal: unknown },
): Promise<string> {
  const goneOn =
    refusal instanceof NotTheCurrentStep ||
    refusal instanceof IllegalMove ||
    refusal instanceof WorkSessionLocked ||
    refusal instanceof IdTaken
  const isOurs = refusal instanceof Error && refusal.cause === undefined
  const before = goneOn && isOurs && id !== undefined ? await db.safetyChecks.find(id) : undefined
  if (before?.sessionId !== work.id) throw refusal

  return before.stepId
}

/** The step that waits, which is the one that is meant. */
async function stepToCheck(
  db: Session,
  work: WorkSession,
  { worker, step }: Pick<CurrentCheck, 'worker' | 'step'>,
): Promise<string> {
  mustTakeCheck(work, worker)
  const stepId = step === undefined ? work.currentStepId : await stepReferredTo(db, step, work.sopId)
  if (stepId === null) throw new NotTheCurrentStep(work, '')
  if (stepId !== work.currentStepId)
    throw new NotTheCurrentStep(work, stepId, await placesIn(db, work, stepId))

  return stepId
}

async function placesIn(db: Session, work: WorkSession, stepId: string): Promise<StepPlaces> {
  const steps = await db.sopReferences.stepIds(work.sopId)
  const current = work.currentStepId === null ? null : steps.indexOf(work.currentStepId) + 1

  return { step: steps.indexOf(stepId) + 1, current, count: steps.length }
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
