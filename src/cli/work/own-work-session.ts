import { workSessionReferredTo } from '../../application/references.ts'
import { activeWorkSession, getWorkSession, listWorkSessions } from '../../application/work-sessions.ts'
import type { User } from '../../domain/user.ts'
import type { WorkSession } from '../../domain/work-session.ts'
import { type ActingAs, actingUser } from '../acting-user.ts'
import type { Context } from '../context.ts'
import type { Session } from '../database.ts'
import { PausedWorkSessionNeeded } from '../errors.ts'

interface Own {
  worker: User
  work: WorkSession
}

/** The acting worker and the work session that is named, else the one they have in progress. */
export async function ownWorkSession(
  db: Session,
  reference: string | undefined,
  options: ActingAs,
  context: Context,
): Promise<Own> {
  const worker = await actingUser(db, options, context)
  if (reference === undefined) return { worker, work: await activeWorkSession(db, worker) }

  return { worker, work: await getWorkSession(db, await workSessionReferredTo(db, reference)) }
}

/** The same for a work session that rests: the one that is named, else the only one that the worker has paused. */
export async function pausedWorkSession(
  db: Session,
  reference: string | undefined,
  options: ActingAs,
  context: Context,
): Promise<{ worker: User; id: string }> {
  const worker = await actingUser(db, options, context)
  if (reference !== undefined) return { worker, id: await workSessionReferredTo(db, reference) }
  const paused = await listWorkSessions(db, { workerId: worker.id, status: 'paused', limit: 10 })
  const [only] = paused
  if (!only || paused.length > 1) {
    throw new PausedWorkSessionNeeded(
      worker.name,
      paused.map(({ id }) => id),
    )
  }

  return { worker, id: only.id }
}
