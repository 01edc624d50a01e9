import { InvalidInput } from '../domain/errors.ts'
import type { SafetyCheck } from '../domain/safety-check.ts'
import { type Sop, SopDeleted, SopWithoutSteps, stepsOf } from '../domain/sop.ts'
import { mustBeActive, type User } from '../domain/user.ts'
import type { WorkSession, WorkSessionSummary } from '../domain/work-session.ts'
import * as rules from '../domain/work-session.ts'
import type { WorkSessionListing } from '../infrastructure/database/repositories/work-sessions.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { newId } from './id.ts'

export interface Start {
  sopId: string
  worker: User
  at: Date
  /** Repeating the call with the same id is safe: it returns the work session that is on record. */
  id?: string
}

/**
 * Starts work on the first step of a SOP (spec db-002). Throws ActiveWorkSessionExists naming the work session that
 * the worker has in progress, NotFound, SopDeleted, SopWithoutSteps or UserDeactivated.
 */
export async function startWorkSession(db: Session, start: Start): Promise<WorkSession> {
  const { sopId, worker, at, id = newId() } = start
  mustBeActive(worker)
  const started = await db.workSessions.start({ id, sopId, workerId: worker.id, startedAt: at })

  return started ?? repeatedStart(db, { ...start, id })
}

/** The worker may leave and come back later; another work session can be started meanwhile. */
export function pauseWorkSession(db: Session, id: string, worker: User): Promise<WorkSession> {
  return decide(db, id, (work) => rules.pause(work, worker))
}

/** Throws ActiveWorkSessionExists where the worker has another work session in progress. */
export async function resumeWorkSession(db: Session, id: string, worker: User): Promise<WorkSession> {
  const resumed = rules.resume(await db.workSessions.lock(id), worker)
  const active = await db.workSessions.activeOf(worker.id)
  if (active) throw new rules.ActiveWorkSessionExists(worker.id, active.id)
  await db.workSessions.save(resumed)

  return resumed
}

/** Throws StepsOpen while a step has neither a pass nor an override. */
export async function completeWorkSession(
  db: Session,
  id: string,
  worker: User,
  at: Date,
): Promise<WorkSession> {
  const work = await db.workSessions.lock(id)
  const completed = rules.complete(work, worker, await db.workSessions.openSteps(id), at)
  await db.workSessions.save(completed)

  return completed
}

/** Final: the work session is locked. Throws SelfReview, SupervisorRequired or IllegalMove. */
export function approveWorkSession(
  db: Session,
  id: string,
  supervisor: User,
  at: Date,
): Promise<WorkSession> {
  return decide(db, id, (work) => rules.approve(work, supervisor, at))
}

/** Final: the work session is locked. Throws SelfReview, SupervisorRequired, IllegalMove or InvalidInput. */
export function rejectWorkSession(
  db: Session,
  id: string,
  supervisor: User,
  reason: string,
): Promise<WorkSession> {
  return decide(db, id, (work) => rules.reject(work, supervisor, reason))
}

/** Newest first. */
export function listWorkSessions(db: Session, listing: WorkSessionListing): Promise<WorkSessionSummary[]> {
  return db.workSessions.list(listing)
}

/** The work session that the worker has in progress; throws NoActiveWorkSession. */
export async function activeWorkSession(db: Session, worker: User): Promise<WorkSession> {
  const work = await db.workSessions.activeOf(worker.id)
  if (!work) throw new rules.NoActiveWorkSession(worker)

  return work
}

/** One work session alone, without its SOP and its checks; throws NotFound. */
export function getWorkSession(db: Session, id: string): Promise<WorkSession> {
  return db.workSessions.get(id)
}

/** Everything on record of one work session, as an auditor reads it. */
export interface WorkRecord {
  work: WorkSession
  sop: Sop
  checks: SafetyCheck[]
  /** Whoever is named in the record, by id. */
  people: Map<string, User>
}

export async function showWorkSession(db: Session, id: string): Promise<WorkRecord> {
  const work = await db.workSessions.get(id)
  const sop = await db.sops.get(work.sopId, { deleted: 'include' })
  const checks = await db.safetyChecks.ofWorkSession(id)
  const named = [work.workerId, work.approvedBy, sop.createdBy, ...checks.map((check) => check.overrideBy)]
  const people = new Map<string, User>()
  for (const userId of new Set(named)) {
    if (userId) people.set(userId, await db.users.get(userId))
  }

  return { work, sop, checks, people }
}

async function decide(
  db: Session,
  id: string,
  rule: (work: WorkSession) => WorkSession,
): Promise<WorkSession> {
  const decided = rule(await db.workSessions.lock(id))
  await db.workSessions.save(decided)

  return decided
}

/** Nothing was started: because it had been already, or because a rule stands against it. */
async function repeatedStart(db: Session, start: Start & { id: string }): Promise<WorkSession> {
  const { id, sopId, worker } = start
  const same = await db.workSessions.find(id)
  if (same?.sopId === sopId && same.workerId === worker.id) return same
  if (same) throw new InvalidInput('id', `${id} is on record as another work session`)

  const sop = await db.sops.get(sopId, { deleted: 'include' })
  if (sop.deletedAt) throw new SopDeleted(sop)
  if (stepsOf(sop).length === 0) throw new SopWithoutSteps(sop)
  const active = await db.workSessions.activeOf(worker.id)
  if (active) throw new rules.ActiveWorkSessionExists(worker.id, active.id)

  // What stood in the way has ended meanwhile.
  return startWorkSession(db, start)
}
