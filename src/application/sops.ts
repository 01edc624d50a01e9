import {
  mustBeComplete,
  type Procedure,
  type ProcedureHazard,
  type ProcedureStep,
  type ProcedureTask,
} from '../domain/procedure.ts'
import { type Hazard, type Sop, SopInUse, type SopSummary, type Step, type Task } from '../domain/sop.ts'
import { mustDeleteOrRestore, mustSayWhy } from '../domain/sop-deletion.ts'
import { DraftExists, type SopVersion } from '../domain/sop-version.ts'
import { mustBeKept } from '../domain/texts.ts'
import { mustBeTime } from '../domain/times.ts'
import { mustAct, type User } from '../domain/user.ts'
import type { SopListing } from '../infrastructure/database/repositories/sop-summaries.ts'
import type { Deleted } from '../infrastructure/database/repositories/sops.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { mustHaveBegunAs } from './draft-states.ts'
import { newId } from './id.ts'
import { isRepeated } from './repeated-requests.ts'

export interface NewSop {
  procedure: Procedure
  author: User
  at: Date
  /** Repeating the call with the same id is safe: it returns what is on record. */
  id?: string
}

/**
 * Puts a procedure on record as a SOP, whole or not at all (spec db-001): as the draft of its first version. It is one
 * statement where the id is new, so that `database.single` will do where none is given. Throws InvalidInput naming the
 * place, UserDeactivated, or IdTaken where the id is that of something else.
 */
export async function createSop(db: Session, { procedure, author, at, id = newId() }: NewSop): Promise<Sop> {
  mustAct(author)
  mustBeTime(at)
  mustBeComplete(procedure)
  const sop = firstDraftOf(procedure, { id, author, at })
  const inserted = await db.sops.insertFirst(sop, author.id, db.requestId)

  if (inserted) return sop
  const before = await db.sops.get(id, { deleted: 'include' })
  await mustHaveBegunAs(db, before, { procedure, author })

  return before
}

/** The whole tree; throws NotFound, also for a deleted SOP unless `deleted` is 'include' (spec db-006). */
export function showSop(db: Session, id: string, options: Deleted = {}): Promise<Sop> {
  return db.sops.get(id, options)
}

/** Newest first, deleted ones only when asked for (spec db-006). */
export function listSops(db: Session, listing: SopListing): Promise<SopSummary[]> {
  return db.sopSummaries.list(listing)
}

export interface Deletion {
  id: string
  by: User
  /** Needed for a version that has been published; the audit trail keeps it. */
  reason?: string | undefined
  at: Date
}

/**
 * Soft delete (spec db-006): the record stays, and can be restored. A draft is deleted by its author or a supervisor,
 * what has been published by a supervisor with a reason. Deleting what is deleted already changes nothing. Returns the
 * version as it is then. Throws SopInUse naming the work sessions that are in progress or paused, NotYourDraft,
 * SupervisorRequired, UserDeactivated, InvalidInput or NotFound.
 */
export async function deleteSop(db: Session, { id, by, reason, at }: Deletion): Promise<SopVersion> {
  mustBeTime(at)
  mustBeKept(reason ?? null, 'reason')
  const version = await db.sopVersions.lock(id)
  if (await isRepeated(db, { stream: version.lineageId, id, verb: 'delete', by, reason })) return version
  mustDeleteOrRestore(version, 'delete', { by, reason })
  mustSayWhy(version, 'delete', reason)
  const active = await db.workSessions.activeOn(id)
  if (active.length > 0) throw new SopInUse(id, active)

  db.actAs(by, reason)

  return (await db.sopVersions.delete(id, at)) ?? version
}

/**
 * Undoes a soft delete (spec db-006), by whoever may delete. Restoring what is not deleted changes nothing. Returns the
 * version as it is then. Throws DraftExists where the SOP has another draft by now, NotYourDraft, SupervisorRequired,
 * UserDeactivated, InvalidInput or NotFound.
 */
export async function restoreSop(db: Session, { id, by, reason, at }: Deletion): Promise<SopVersion> {
  mustBeTime(at)
  mustBeKept(reason ?? null, 'reason')
  const version = await db.sopVersions.lock(id)
  if (await isRepeated(db, { stream: version.lineageId, id, verb: 'restore', by, reason })) return version
  mustDeleteOrRestore(version, 'restore', { by, reason })
  mustSayWhy(version, 'restore', reason)
  const draft = await db.sopVersions.currentOf(version.lineageId, 'draft')
  if (version.status === 'draft' && draft && draft.id !== id)
    throw new DraftExists(version.lineageId, draft.id)

  db.actAs(by, reason)

  return (await db.sopVersions.restore(id, at)) ?? version
}

function firstDraftOf(
  { title, tasks }: Procedure,
  { id, author, at }: { id: string; author: User; at: Date },
): Sop {
  return {
    id,
    lineageId: id,
    version: 1,
    status: 'draft',
    title,
    createdBy: author.id,
    createdAt: at,
    updatedAt: at,
    deletedAt: null,
    publishedAt: null,
    publishedBy: null,
    retiredAt: null,
    retiredBy: null,
    tasks: tasks.map((task, orderIndex) => newTask(task, { orderIndex, createdAt: at })),
  }
}

// What is new is its own origin. Objects are written out property by property: with spreads they take longer to make
// than all the rest of what is sent.

function newTask(
  { title, description, steps }: ProcedureTask,
  { orderIndex, createdAt }: Pick<Task, 'orderIndex' | 'createdAt'>,
): Task {
  const id = newId()

  return { id, originId: id, title, description, orderIndex, createdAt, steps: steps.map(newStep) }
}

function newStep(
  { description, expectedAction, expectedResult, hazards }: ProcedureStep,
  orderIndex: number,
): Step {
  const id = newId()

  return {
    id,
    originId: id,
    description,
    orderIndex,
    expectedAction,
    expectedResult,
    hazards: hazards.map(newHazard),
  }
}

function newHazard({ description, severity, mitigation }: ProcedureHazard): Hazard {
  const id = newId()

  return { id, originId: id, description, severity, mitigation }
}
