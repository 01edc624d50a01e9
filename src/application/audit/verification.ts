import { type AuditFinding, AuditFindings } from '../../domain/audit-finding.ts'
import type { Head } from '../../domain/audit-trail.ts'
import { brokenRule } from '../../domain/judging/breach.ts'
import { recordOf, recordTables } from '../../domain/records.ts'
import { schemaStream, schemaTable } from '../../domain/schema-stream.ts'
import { mustBeTime } from '../../domain/times.ts'
import { ActiveWorkSessionExists } from '../../domain/work-session.ts'
import type { Session } from '../../infrastructure/database/session.ts'
import { AuditChain } from './chain.ts'
import { readEvents } from './reading.ts'
import { AuditedStreams } from './streams.ts'
import { Witnesses } from './witnesses.ts'

export interface Verifying {
  /** Only records with an event at or after this time, each from its first event. */
  since?: Date | undefined
  /** What an earlier export has signed off: each must still be in the trail. */
  heads?: AsyncIterable<Head> | undefined
  /** What separates the schema from its models, as statements (differencesFromModels): each is a finding. */
  differences?: readonly string[]
  /** In bytes: an event that is larger is named, and not read. */
  largest?: number | undefined
  /** How many findings are listed; all are counted. */
  most?: number
  /** Told after each batch: how many events are verified, of about how many. */
  progress?: (done: number, about: number) => void
}

/** A trail begins when its tables are made: what was on record then is taken over as it stood. */
export interface TakenOver {
  records: number
  /** The first time that any was. */
  since: Date
}

export interface Verification {
  events: number
  /** How many records the events are of. */
  records: number
  /** The records that are older than their trail, and since when it tells of them; null where there are none. */
  takenOver: TakenOver | null
  /** How many findings there are: the first of each record, and what is wrong beside records. */
  count: number
  findings: AuditFinding[]
}

/**
 * Recomputes the audit trail and measures every record by it (21 CFR 11.10 (c), (e)): hashes, positions, each change
 * against those before it, the rows on record, signatures, and the rules that keep them. Reads in batches; needs a
 * read-only session at repeatable read, so that all of it is of one moment.
 */
export async function verifyTrail(db: Session, verifying: Verifying = {}): Promise<Verification> {
  const { since, heads, largest, differences = [], most = 100, progress } = verifying
  if (since) mustBeTime(since, 'since')
  const findings = new AuditFindings(most)
  await db.auditEvents.settle()
  for (const guard of await db.auditGuards.off()) findings.add({ kind: 'guard_off', ...guard })
  for (const difference of [...differences, ...(await db.auditGuards.beside())]) {
    findings.add({ kind: 'schema_differs', difference })
  }
  const streams = new AuditedStreams(db, findings)
  const read = { events: 0, records: 0, adopted: { records: 0, since: Number.POSITIVE_INFINITY } }
  // A trail that cannot be read to its end is a finding, and no reason to keep back what was found.
  const attempted = await db.attempt(async () => {
    const about = progress ? await db.auditEvents.about() : 0
    const witnesses = new Witnesses(db)
    await witnesses.summonSchema()
    await verifyStreams(db, streams, {
      ...{ since, largest, read, witnesses },
      progress: (done) => progress?.(done, about),
    })
    await findTwoAtOnce(db, since, findings)
    await compareSchema(db, witnesses, findings)
    if (!since) await findUnrecorded(db, streams, findings)
    if (heads) await compareHeads(db, heads, findings)
  })
  if ('refusal' in attempted) findings.add({ kind: 'unreadable', says: attempted.refusal })
  const { events, records, adopted } = read

  return { events, records, takenOver: takenOver(adopted), count: findings.count, findings: findings.listed }
}

/**
 * Whether one record's trail is unbroken: its first finding, or none. `stream` is the id of a work session, of a user
 * or of a SOP's first version. Needs a session at repeatable read where others write.
 */
export async function verifyRecord(db: Session, stream: string): Promise<Verification> {
  const findings = new AuditFindings(1)
  const witnesses = new Witnesses(db)
  await witnesses.summonSchema()
  const chain = new AuditChain(stream, witnesses)
  const adopted = { records: 0, since: Number.POSITIVE_INFINITY }
  let events = 0
  for await (const batch of readEvents(db, { streams: [stream] })) {
    await witnesses.summonPeople(batch)
    for (const event of batch) {
      await witnesses.summonVersion(event)
      chain.add(event)
    }
    events += batch.length
  }
  note(adopted, chain.adoptedAt)
  const streams = new AuditedStreams(db, findings)
  await streams.add(chain)
  await streams.compare()

  return {
    events,
    records: 1,
    takenOver: takenOver(adopted),
    count: findings.count,
    findings: findings.listed,
  }
}

async function verifyStreams(
  db: Session,
  streams: AuditedStreams,
  { read, witnesses, progress, ...which }: Reading,
): Promise<void> {
  let chain: AuditChain | undefined
  for await (const batch of eventsOf(db, which)) {
    await witnesses.summonPeople(batch)
    for (const event of batch) {
      if (chain?.stream !== event.stream) {
        if (chain) await streams.add(chain)
        chain = new AuditChain(event.stream, witnesses)
        if (isOfRecord(event)) read.records++
      }
      const summoned = witnesses.summonVersion(event)
      if (summoned) await summoned
      chain.add(event)
      if (!isOfRecord(event)) continue
      if (event.position === 1) note(read.adopted, chain.adoptedAt)
      read.events++
    }
    progress(read.events)
  }
  if (chain) await streams.add(chain)
  await streams.compare()
}

function isOfRecord({ stream }: Pick<Head, 'stream'>): boolean {
  return stream !== schemaStream
}

interface Reading {
  witnesses: Witnesses
  since: Date | undefined
  largest: number | undefined
  /** What has been read so far. */
  read: { events: number; records: number; adopted: Adopted }
  progress: (done: number) => void
}

interface Adopted {
  records: number
  /** In seconds since 1970. */
  since: number
}

function note(adopted: Adopted, at: number | undefined): void {
  if (at === undefined) return
  adopted.records++
  adopted.since = Math.min(adopted.since, at)
}

function takenOver({ records, since }: Adopted): TakenOver | null {
  return records === 0 ? null : { records, since: new Date(since * 1000) }
}

async function* eventsOf(db: Session, { since, largest }: Pick<Reading, 'since' | 'largest'>) {
  if (!since) return yield* readEvents(db, { largest })
  for await (const streams of db.auditEvents.streamsSince(since)) yield* readEvents(db, { streams, largest })
}

/** Rows whose record has no event at all: nothing leads to them from the trail. The first of each record is told. */
async function findUnrecorded(db: Session, streams: AuditedStreams, findings: AuditFindings): Promise<void> {
  const told = new Set<string>()
  for (const table of recordTables) {
    for (let after: string | null = null; ; ) {
      const { next, rows } = await db.auditedRecords.unrecordedAfter(table, after)
      for (const { stream, id } of rows) {
        if (streams.astray.has(`${table} ${id}`) || told.has(stream ?? id)) continue
        told.add(stream ?? id)
        findings.add({ kind: 'record_unrecorded', stream: stream ?? id, record: recordOf(table), table, id })
      }
      if (next === null) break
      after = next
    }
  }
}

/** A worker has one work session in progress: that is held by an index, and no record's trail tells of it alone. */
async function findTwoAtOnce(db: Session, since: Date | undefined, findings: AuditFindings): Promise<void> {
  for (const { stream, position, worker, other } of await db.auditEvents.twoAtOnce(since)) {
    const broken = brokenRule(new ActiveWorkSessionExists(worker, other))
    findings.add({ kind: 'rule_broken', stream, record: 'work session', position, ...broken })
  }
}

/** The schema is where its own stream has left it, if it has one. */
async function compareSchema(db: Session, { revision }: Witnesses, findings: AuditFindings): Promise<void> {
  const [found = null] = await db.schemaState.revisions()
  if (revision === undefined || found === revision) return
  const of = { stream: schemaStream, record: 'record', table: schemaTable, id: schemaStream } as const
  findings.add({ kind: 'record_altered', ...of, column: 'version_num', trail: revision, found })
}

async function compareHeads(db: Session, heads: AsyncIterable<Head>, findings: AuditFindings): Promise<void> {
  let waiting: Head[] = []
  const compare = async () => {
    const hashes = await db.auditEvents.hashesAt(waiting)
    for (const [index, { stream, position, hash }] of waiting.entries()) {
      const found = hashes[index] ?? null
      const at = { stream, record: 'record', position } as const
      if (found === null) findings.add({ kind: 'head_missing', ...at })
      else if (found !== hash) findings.add({ kind: 'head_differs', ...at })
    }
    waiting = []
  }
  for await (const head of heads) {
    waiting.push(head)
    if (waiting.length >= 1000) await compare()
  }
  await compare()
}
