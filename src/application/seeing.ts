import { mustSeeVersion, mustSeeWork, seesAll } from '../domain/seeing.ts'
import type { Situation } from '../domain/situation.ts'
import type { User } from '../domain/user.ts'
import type { Deleted } from '../infrastructure/database/repositories/sops.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { getSituation } from './situations.ts'
import { type SopRecord, sopRecord } from './sop-records.ts'
import { type ProvenRecord, provenRecord } from './work-records.ts'

/** Where a work session stands, for somebody who may see it. Throws NotYourWorkSession or NotFound. */
export async function situationFor(db: Session, reader: User, workSessionId: string): Promise<Situation> {
  const situation = await getSituation(db, workSessionId)
  mustSeeWork({ id: workSessionId, workerId: situation.worker.id }, reader)

  return situation
}

/** The whole record of a work session, for somebody who may see it. Throws NotYourWorkSession or NotFound. */
export async function workRecordFor(db: Session, reader: User, workSessionId: string): Promise<ProvenRecord> {
  mustSeeWork(await db.workSessions.get(workSessionId), reader)

  return provenRecord(db, workSessionId)
}

/** A version whole, for somebody who may see it. Throws NotFound or SopDeleted. */
export async function sopRecordFor(
  db: Session,
  reader: User,
  { id, ...options }: Deleted & { id: string },
): Promise<SopRecord> {
  const record = await sopRecord(db, id, seesAll(reader) ? options : { deleted: 'include' })
  mustSeeVersion(record.sop, reader)

  return record
}
