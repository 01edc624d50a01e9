import { NotFound } from '../domain/errors.ts'
import { seesAll } from '../domain/seeing.ts'
import { mustTakeWork } from '../domain/sop.ts'
import type { User } from '../domain/user.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { type SopRecord, sopRecord } from './sop-records.ts'
import { type Comparison, compareVersions } from './sop-versions.ts'

/** What somebody would begin, and what they would do otherwise than the last time. */
export interface InUse {
  record: SopRecord
  /** From the version of the work that they last completed; null where that is this one, or there is none. */
  since: Comparison | null
}

/**
 * The version that work on this SOP starts on, of which any version may be named: what hangs on the wall is older than
 * what is in use. Throws SopNotEffective or SopDeleted where work can start on none, or NotFound, also of a draft for
 * a worker.
 */
export async function sopInUse(db: Session, reader: User, id: string): Promise<InUse> {
  const named = await db.sops.get(id, { deleted: 'include' })
  const inUse = await db.sopVersions.currentOf(named.lineageId, 'effective')
  if (!inUse && named.status === 'draft' && !seesAll(reader)) throw new NotFound('SOP', id)
  mustTakeWork(inUse ?? named)
  const effective = inUse ?? named
  const record = await sopRecord(db, effective.id)
  const before = await db.workSessions.lastCompletedOf(reader.id, effective.lineageId)
  const isOther = before !== undefined && before.sopId !== effective.id

  return { record, since: isOther ? await compareVersions(db, before.sopId, effective.id) : null }
}
