import type { AuditEvent, ReadEvent } from '../../domain/audit-trail.ts'
import { NotFound, type RecordName } from '../../domain/errors.ts'
import type { JsonObject } from '../../domain/exact-json.ts'
import { isPerson, keptIn, recordOf } from '../../domain/records.ts'
import { stepsOf } from '../../domain/sop.ts'
import type { User } from '../../domain/user.ts'
import type { Session } from '../../infrastructure/database/session.ts'
import { readEvents } from './reading.ts'
import { type Verification, verifyRecord } from './verification.ts'

/** Everything that was done to one record, oldest first. */
export interface Timeline {
  record: RecordName
  stream: string
  events: TimelineEvent[]
  /** What the events name by id: the last that the trail, or the record, says of each. */
  named: Map<string, Named>
  people: Map<string, User>
  verification: Verification
}

/** `version` is the SOP's version that the event is of; null for other records. */
export interface TimelineEvent extends AuditEvent {
  version: number | null
}

/** A part of a SOP that an event names; a step of a work session has its number. */
export interface Named {
  table: string
  text: string
  number?: number
  /** Of what it is a part. */
  parent?: string
  /** Rises from each part to the next, beside those of the same parent. */
  order?: number
}

/**
 * The record's events, and whether its trail is unbroken. Needs a session at repeatable read where others write.
 * Throws NotFound where the trail has no such stream.
 */
export async function showTimeline(db: Session, stream: string): Promise<Timeline> {
  const events: AuditEvent[] = []
  for await (const batch of readEvents(db, { streams: [stream] })) events.push(...batch.map(toldOf))
  if (events.length === 0) throw new NotFound('record', stream)
  const named = namesIn(events)
  const record = recordOf(events[0]?.changes[0]?.table ?? '')
  if (record === 'work session') await nameSteps(db, stream, named)

  return {
    record,
    stream,
    events: events.map((event) => ({ ...event, version: record === 'SOP' ? versionOf(event, named) : null })),
    named,
    people: await peopleIn(db, events),
    verification: await verifyRecord(db, stream),
  }
}

/** Without its text, which says the same. */
function toldOf({ stream: _, text: __, formed: ___, cut: ____, ...event }: ReadEvent): AuditEvent {
  return event
}

function namesIn(events: readonly AuditEvent[]): Map<string, Named> {
  const named = new Map<string, Named>()
  for (const { changes } of events) {
    for (const { table, id, from, to } of changes)
      named.set(id, { table, text: '', ...named.get(id), ...nameOf(table, { ...from, ...to }) })
  }

  return named
}

function nameOf(table: string, row: JsonObject): Partial<Named> {
  const text = row['title'] ?? row['description']
  const [parent] = (keptIn(table)?.partOf ?? []).flatMap(({ column }) => row[column] ?? [])
  const number = row['version']
  const order = row['order_index']

  return {
    ...(typeof text === 'string' ? { text } : {}),
    ...(typeof parent === 'string' ? { parent } : {}),
    ...(typeof number === 'number' ? { number } : {}),
    ...(typeof order === 'number' ? { order } : {}),
  }
}

/** From a hazard it is three parts up to the version. */
function versionOf({ changes }: AuditEvent, named: Map<string, Named>): number | null {
  let part = named.get(changes[0]?.id ?? '')
  for (let up = 0; up < 3 && part?.table !== 'sops'; up++) part = named.get(part?.parent ?? '')

  return part?.number ?? null
}

/** Steps and hazards of the version that is worked on. */
async function nameSteps(db: Session, stream: string, named: Map<string, Named>): Promise<void> {
  const work = await db.workSessions.find(stream)
  const sop = work && (await db.sops.find(work.sopId, { deleted: 'include' }))
  if (!sop) return
  named.set(sop.id, { table: 'sops', text: sop.title, number: sop.version })
  for (const [index, { id, description, hazards }] of stepsOf(sop).entries()) {
    named.set(id, { table: 'steps', text: description, number: index + 1 })
    for (const hazard of hazards) named.set(hazard.id, { table: 'hazards', text: hazard.description })
  }
}

async function peopleIn(db: Session, events: readonly AuditEvent[]): Promise<Map<string, User>> {
  const ids = new Set<string>()
  for (const { actor, changes } of events) {
    if (actor !== null) ids.add(actor)
    for (const { from, to } of changes) {
      for (const [column, id] of Object.entries({ ...from, ...to })) {
        if (isPerson(column) && typeof id === 'string') ids.add(id)
      }
    }
  }
  const people = await db.users.named([...ids])

  return new Map(people.map((user) => [user.id, user]))
}
