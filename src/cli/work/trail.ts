import { type Verification, verifyRecord } from '../../application/audit/verification.ts'
import { showWorkSession, type WorkRecord } from '../../application/work-sessions.ts'
import type { Database } from '../../infrastructure/database/database.ts'
import { sayFinding } from '../audit/finding.ts'
import type { Context } from '../context.ts'
import type { Session } from '../database.ts'

/** A work session's record, and whether the audit trails of it and of its SOP bear it out. */
export interface ShownRecord {
  record: WorkRecord
  trail: { unbroken: boolean; work: Verification; sop: Verification }
}

/** Reads all of it as of one moment. */
export function readRecord(database: Database, idOf: (db: Session) => Promise<string>): Promise<ShownRecord> {
  return database.session(
    async (db) => {
      const record = await showWorkSession(db, await idOf(db))
      const work = await verifyRecord(db, record.work.id)
      const sop = await verifyRecord(db, record.sop.lineageId)

      return { record, trail: { unbroken: work.count + sop.count === 0, work, sop } }
    },
    { isolation: 'repeatable read', readOnly: true },
  )
}

/** '23 events of the work and 4 of its SOP, unbroken' */
export function sayTrail({ unbroken, work, sop }: ShownRecord['trail'], { texts }: Context): string {
  return unbroken
    ? texts.work.trailUnbroken(work.events, sop.events)
    : texts.work.trailBroken(work.events, sop.events)
}

/** What is wrong, a paragraph each; nothing where the trail is unbroken. */
export function sayFindings({ unbroken, work, sop }: ShownRecord['trail'], context: Context): string {
  if (unbroken) return ''

  return [...work.findings, ...sop.findings].map((finding) => `${sayFinding(finding, context)}\n`).join('')
}
