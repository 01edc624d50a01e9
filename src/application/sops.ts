import { mustBeComplete, type Procedure } from '../domain/procedure.ts'
import { type Sop, SopInUse, type SopSummary } from '../domain/sop.ts'
import { mustBeActive, type User } from '../domain/user.ts'
import type { Deleted, SopListing } from '../infrastructure/database/repositories/sops.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { newId } from './id.ts'

export interface NewSop {
  procedure: Procedure
  author: User
  at: Date
  /** Repeating the call with the same id is safe: it returns what is on record. */
  id?: string
}

/** Puts a procedure on record as a SOP, whole or not at all (spec db-001). Throws InvalidInput naming the place. */
export async function createSop(db: Session, { procedure, author, at, id = newId() }: NewSop): Promise<Sop> {
  mustBeActive(author)
  mustBeComplete(procedure)
  const sop = identify(procedure, { id, createdBy: author.id, createdAt: at, updatedAt: at, deletedAt: null })
  const inserted = await db.sops.insert(sop)

  return inserted ? sop : db.sops.get(id, { deleted: 'include' })
}

/** The whole tree; throws NotFound, also for a deleted SOP unless `deleted` is 'include' (spec db-006). */
export function showSop(db: Session, id: string, options: Deleted = {}): Promise<Sop> {
  return db.sops.get(id, options)
}

/** Newest first, deleted ones only when asked for (spec db-006). */
export function listSops(db: Session, listing: SopListing): Promise<SopSummary[]> {
  return db.sops.list(listing)
}

/** Ids of the live SOPs with exactly this title, oldest first: what an author wants to know before importing again. */
export async function sopsTitled(db: Session, title: string): Promise<string[]> {
  const found = await db.query.sops.findMany({
    columns: { id: true },
    where: (sop, { and, eq, isNull }) => and(eq(sop.title, title), isNull(sop.deletedAt)),
    orderBy: (sop, { asc }) => [asc(sop.createdAt), asc(sop.id)],
  })

  return found.map(({ id }) => id)
}

/**
 * Soft delete (spec db-006): the record stays, and can be restored. Throws SopInUse naming the work sessions that
 * are in progress or paused. Deleting what is deleted already changes nothing.
 */
export async function deleteSop(db: Session, id: string, at: Date): Promise<void> {
  await db.sops.lock(id)
  const active = await db.workSessions.activeOn(id)
  if (active.length > 0) throw new SopInUse(id, active)

  await db.sops.delete(id, at)
}

/** Undoes a soft delete (spec db-006). Restoring what is not deleted changes nothing. */
export async function restoreSop(db: Session, id: string, at: Date): Promise<void> {
  await db.sops.lock(id)
  await db.sops.restore(id, at)
}

type SopRecord = Pick<Sop, 'id' | 'createdBy' | 'createdAt' | 'updatedAt' | 'deletedAt'>

function identify({ title, tasks }: Procedure, record: SopRecord): Sop {
  return {
    ...record,
    title,
    tasks: tasks.map((task, t) => ({
      ...task,
      id: newId(),
      orderIndex: t,
      createdAt: record.createdAt,
      steps: task.steps.map((step, s) => ({
        ...step,
        id: newId(),
        orderIndex: s,
        hazards: step.hazards.map((hazard) => ({ ...hazard, id: newId() })),
      })),
    })),
  }
}
