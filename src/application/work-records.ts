import type { Head } from '../domain/audit-trail.ts'
import type { WorkRecord } from '../domain/work-record.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { type Verification, verifyRecord } from './audit/verification.ts'
import { showWorkSession } from './work-sessions.ts'

/** A work session's record, and whether the audit trails of it and of its SOP bear it out. */
export interface ProvenRecord {
  record: WorkRecord
  trail: RecordTrail
}

export interface RecordTrail {
  unbroken: boolean
  work: Verification
  sop: Verification
  /** The last event of the work's trail and of its SOP's: what another copy of the trail is compared with. */
  heads: Head[]
}

/**
 * The record of a work session, with what its audit trail proves of it. Needs a read-only session at repeatable read,
 * so that all of it is of one moment. Throws NotFound.
 */
export async function provenRecord(db: Session, workSessionId: string): Promise<ProvenRecord> {
  const record = await showWorkSession(db, workSessionId)
  const work = await verifyRecord(db, record.work.id)
  const sop = await verifyRecord(db, record.sop.lineageId)
  const streams = [record.work.id, record.sop.lineageId]
  const found = await db.auditEvents.headsOf(streams)
  const heads = streams.flatMap((its) => found.filter(({ stream }) => stream === its))

  return { record, trail: { unbroken: work.count + sop.count === 0, work, sop, heads } }
}
