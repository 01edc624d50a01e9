import { IdTaken } from '../domain/errors.ts'
import type { RecordedTimes } from '../domain/moments.ts'
import { mustTakeWork } from '../domain/sop.ts'
import { reasonTo } from '../domain/texts.ts'
import { mustBeTime } from '../domain/times.ts'
import { mustAct, type User } from '../domain/user.ts'
import { pausesIn, type WorkRecord } from '../domain/work-record.ts'
import type { WorkSession, WorkSessionSummary } from '../domain/work-session.ts'
import * as rules from '../domain/work-session.ts'
import type { EventMoment } from '../infrastructure/database/repositories/audit-events.ts'
import type { WorkSessionListing } from '../infrastructure/database/repositories/work-summaries.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { newId } from './id.ts'
import { isRepeated } from './repeated-requests.ts'

export interface Start {
  sopId: string
  worker: User
  at: Date
  /** Repeating the call with the same id is safe: it returns the work session that is on record. */
  id?: string
}

/**
 * Starts work on the first step of an effective version (spec db-002), on which it stays. Throws ActiveWorkSessionExists naming the work session that
 * the worker has in progress, NotFound, SopDeleted, SopNotEffective or UserDeactivated.
 */
export async function startWorkSession(db: Session, start: Start): Promise<WorkSession> {
  const { sopId, worker, at, id = newId() } = start
  mustAct(worker)
  mustBeTime(at)
  db.actAs(worker)
  const started = await db.workSessions.start({ id, sopId, workerId: worker.id, startedAt: at })

  return started ?? repeatedStart(db, { ...start, id })
}

/** The worker may leave and come back later; another work session can be started meanwhile. */
export function pauseWorkSession(db: Session, id: string, worker: User): Promise<WorkSession> {
  return decide(db, { id, by: worker, verb: 'pause' }, (work) => rules.pause(work, worker))
}

/** Throws ActiveWorkSessionExists where the worker has another work session in progress. */
export async function resumeWorkSession(db: Session, id: string, worker: User): Promise<WorkSession> {
  return decide(db, { id, by: worker, verb: 'resume' }, async (work) => {
    const resumed = rules.resume(work, worker)
    const active = await db.workSessions.activeOf(worker.id)
    if (active) throw new rules.ActiveWorkSessionExists(worker.id, active.id)

    return resumed
  })
}

/** Throws StepsOpen while a step has neither a pass nor an override. */
export async function completeWorkSession(
  db: Session,
  id: string,
  worker: User,
  at: Date,
): Promise<WorkSession> {
  return decide(db, { id, by: worker, verb: 'complete' }, async (work) =>
    rules.complete(work, worker, await db.workSessions.openSteps(id), at),
  )
}

/**
 * Final, and signed (21 CFR 11.50): the work session is locked. Throws SelfReview, SupervisorRequired,
 * FlaggedChecksOpen or IllegalMove.
 */
export function approveWorkSession(
  db: Session,
  id: string,
  supervisor: User,
  at: Date,
): Promise<WorkSession> {
  return decide(db, { id, by: supervisor, verb: 'approve' }, async (work) =>
    rules.approve(work, supervisor, await openFlagsIn(db, id), at),
  )
}

export interface Closing {
  id: string
  by: User
  reason: string
  at: Date
}

/** Final, and signed: the work session is locked. Throws SelfReview, SupervisorRequired, IllegalMove or InvalidInput. */
export function rejectWorkSession(db: Session, { id, by, reason, at }: Closing): Promise<WorkSession> {
  return decide(db, { id, by, verb: 'reject', reason }, (work) =>
    rules.reject(work, by, reasonTo('reject', reason), at),
  )
}

/** Final: the work session is locked. By its worker or a supervisor; throws SupervisorRequired, IllegalMove or InvalidInput. */
export function abortWorkSession(db: Session, { id, by, reason, at }: Closing): Promise<WorkSession> {
  return decide(db, { id, by, verb: 'abort', reason }, (work) =>
    rules.abort(work, by, reasonTo('abort', reason), at),
  )
}

/** Newest first. */
export function listWorkSessions(db: Session, listing: WorkSessionListing): Promise<WorkSessionSummary[]> {
  return db.workSummaries.list(listing)
}

/** One work session alone, without its SOP and its checks; throws NotFound. */
export function getWorkSession(db: Session, id: string): Promise<WorkSession> {
  return db.workSessions.get(id)
}

/** The record as it is told; what its trail proves of it, provenRecord tells too. Throws NotFound. */
export async function showWorkSession(db: Session, id: string): Promise<WorkRecord> {
  const work = await db.workSessions.get(id)
  const sop = await db.sops.get(work.sopId, { deleted: 'include' })
  const checks = await db.safetyChecks.ofWorkSession(id)
  const acknowledgements = await db.hazardAcknowledgements.ofWorkSession(id)
  const signatures = await db.signatures.ofWorkSession(id)
  const events = await db.auditEvents.moments(id)
  const recordedAt = await recordedTimes(db, work, events)
  const people = await peopleOf(db, [
    work.workerId,
    work.approvedBy,
    work.closedBy,
    sop.createdBy,
    sop.publishedBy,
    ...checks.map((check) => check.overrideBy),
  ])

  return {
    ...{ work, sop, checks, acknowledgements, signatures, recordedAt, people },
    pauses: pausesIn(events),
  }
}

/** As the trail has them; the version's publication as its signature has it, which the database sets too. */
async function recordedTimes(
  db: Session,
  { id, sopId }: WorkSession,
  events: readonly EventMoment[],
): Promise<RecordedTimes> {
  const published = await db.signatures.ofVersion(sopId)

  return new Map([
    ...(published ? [[sopId, published.signedAt] as const] : []),
    ...events.map(
      (event) => [event.id === null || event.id === id ? event.verb : event.id, event.at] as const,
    ),
  ])
}

async function peopleOf(db: Session, ids: readonly (string | null)[]): Promise<Map<string, User>> {
  const people = await db.users.named(ids.filter((id) => id !== null))

  return new Map(people.map((user) => [user.id, user]))
}

async function openFlagsIn(db: Session, id: string): Promise<string[]> {
  const flags = await db.safetyChecks.openFlagsIn(id)

  return flags.map((flag) => flag.id)
}

interface Decision {
  id: string
  by: User
  verb: rules.MoveName
  reason?: string
}

/** Lock, decide, save; what the same request has decided before stays. A refusal changes nothing. */
async function decide(
  db: Session,
  { id, by, verb, reason }: Decision,
  rule: (work: WorkSession) => WorkSession | Promise<WorkSession>,
): Promise<WorkSession> {
  const work = await db.workSessions.lock(id)
  if (await isRepeated(db, { stream: id, verb, by, reason })) return work
  const decided = await rule(work)
  db.actAs(by)

  return db.workSessions.save(decided)
}

/** Nothing was started: because it had been already, or because a rule stands against it. */
async function repeatedStart(db: Session, start: Start & { id: string }): Promise<WorkSession> {
  const { id, sopId, worker } = start
  const same = await db.workSessions.find(id)
  if (same?.sopId === sopId && same.workerId === worker.id) return same
  if (same) throw new IdTaken('work session', id)

  const version = await db.sops.get(sopId, { deleted: 'include' })
  const effective = await db.sopVersions.currentOf(version.lineageId, 'effective')
  mustTakeWork(version, effective?.id)
  const active = await db.workSessions.activeOf(worker.id)
  if (active) throw new rules.ActiveWorkSessionExists(worker.id, active.id)

  // What stood in the way has ended meanwhile.
  return startWorkSession(db, start)
}
