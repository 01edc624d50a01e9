import type { RecordedTimes } from '../domain/moments.ts'
import type { Signature } from '../domain/signature.ts'
import { type Sop, SopDeleted, type SopSummary } from '../domain/sop.ts'
import type { User } from '../domain/user.ts'
import type { Deleted } from '../infrastructure/database/repositories/sops.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { versionsOfSop } from './sop-versions.ts'
import { usersNamed } from './users.ts'

/** A version whole, as an auditor reads it. */
export interface SopRecord {
  sop: Sop
  /** What the supervisor who published it signed it with; null for a draft. */
  signature: Signature | null
  /** By the verb of the version's own event; its publication is signed by the same clock. */
  recordedAt: RecordedTimes
  /** Whoever is named in it, by id. */
  people: Map<string, User>
}

/** Throws NotFound, or SopDeleted for a deleted version that was not asked for (spec db-006). */
export async function sopRecord(db: Session, id: string, options: Deleted = {}): Promise<SopRecord> {
  const sop = await readSop(db, id, options)
  const signature = (await db.signatures.ofVersion(sop.id)) ?? null
  const people = await usersNamed(db, [sop.createdBy, sop.publishedBy, sop.retiredBy])

  return { sop, signature, recordedAt: await recordedTimes(db, sop, signature), people }
}

async function recordedTimes(
  db: Session,
  { id, lineageId }: Sop,
  signature: Signature | null,
): Promise<RecordedTimes> {
  const events = await db.auditEvents.moments(lineageId)

  return new Map([
    ...events.filter((event) => event.id === id).map(({ verb, at }) => [verb, at] as const),
    ...(signature ? [['publish', signature.signedAt] as const] : []),
  ])
}

/**
 * The whole tree, to be read or written out. Throws NotFound, or SopDeleted, which says that it can be restored, for a
 * deleted version that was not asked for (spec db-006).
 */
export async function readSop(db: Session, id: string, { deleted }: Deleted = {}): Promise<Sop> {
  const sop = await db.sops.get(id, { deleted: 'include' })
  if (sop.deletedAt && deleted !== 'include') throw new SopDeleted(sop)

  return sop
}

export interface VersionHistory {
  /** Newest first, deleted ones too. */
  versions: SopSummary[]
  people: Map<string, User>
}

/** Every version of the SOP that this version is of, and whoever wrote, published or retired one. Throws NotFound. */
export async function versionHistory(db: Session, id: string): Promise<VersionHistory> {
  const versions = await versionsOfSop(db, id)
  const people = await usersNamed(
    db,
    versions.flatMap(({ createdBy, publishedBy, retiredBy }) => [createdBy, publishedBy, retiredBy]),
  )

  return { versions, people }
}
