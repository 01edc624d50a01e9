import { type Situation, situationOf } from '../domain/situation.ts'
import type { WorkSession } from '../domain/work-session.ts'
import type { Session } from '../infrastructure/database/session.ts'

/** Where the work session stands: the step that waits, and what it asks of the worker. One statement; throws NotFound. */
export async function getSituation(db: Session, workSessionId: string): Promise<Situation> {
  return situationOf(await db.situations.get(workSessionId))
}

/** A work session that a verb moved on, and where it stands with that. */
export interface Moved {
  work: WorkSession
  situation: Situation
}

/** What a verb made of a work session, with the situation it leaves, read in the same session. */
export async function withSituation(db: Session, moved: Promise<WorkSession>): Promise<Moved> {
  const work = await moved

  return { work, situation: await getSituation(db, work.id) }
}
