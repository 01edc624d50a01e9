import { isObject, type Json, type JsonObject, parseExactly } from './exact-json.ts'

/** One row's change as the trail tells it; `from` is null for a new row, `to` for one that is gone. */
export interface Change {
  table: string
  id: string
  from: JsonObject | null
  to: JsonObject | null
}

/** An event as it is stored: its text is what its hash covers, together with the hash before it. */
export interface StoredEvent {
  stream: string
  position: number
  /** SHA-256 in hexadecimal digits. */
  hash: string
  /** [stream, position, at, actor, database user, request id, verb, reason, changes] as JSON. */
  text: string
  /** Larger than what is read of an event: `text` is without its reason and its changes, and not what is hashed. */
  cut: boolean
}

/** The last event of a stream, which holds every event before it. */
export type Head = Pick<StoredEvent, 'stream' | 'position' | 'hash'>

/** An event as a person asks for it. */
export interface AuditEvent {
  position: number
  /** Seconds since 1970, to the microsecond. */
  at: number
  /** The user who acted; null where none was named. */
  actor: string | null
  dbUser: string
  requestId: string | null
  verb: string
  reason: string | null
  changes: Change[]
  hash: string
}

/** A stored event with what its text says. */
export interface ReadEvent extends StoredEvent, AuditEvent {
  /** Whether the text has the form of an event; `changes` is empty where it has not. */
  formed: boolean
}

/** Reads a stored event; what does not have the form of an event comes out empty. */
export function readEvent({ stream, position, hash, text, cut }: StoredEvent): ReadEvent {
  const told = parseExactly(text)
  const [, , at, actor, dbUser, requestId, verb, reason] = Array.isArray(told) ? told : []
  const words = (value: Json | undefined) => (typeof value === 'string' ? value : null)
  const changes = changesIn(told)

  return {
    stream,
    position,
    hash,
    text,
    cut,
    at: Number(at ?? 0),
    actor: words(actor),
    dbUser: words(dbUser) ?? '',
    requestId: words(requestId),
    verb: words(verb) ?? '',
    reason: words(reason),
    changes: changes ?? [],
    formed: !cut && changes !== undefined,
  }
}

/** When this event took a record into the trail that was there before it, in seconds since 1970. */
export function adoptionIn({ verb, at }: AuditEvent): number | undefined {
  return verb === 'adopt' ? at : undefined
}

/** The changes in an event's parsed text, one a row; undefined where it does not have the form of an event. */
export function changesIn(event: Json): Change[] | undefined {
  const changes = Array.isArray(event) ? event[8] : undefined
  // The rules write no event without a change.
  if (!Array.isArray(changes) || changes.length === 0) return undefined
  const rows = changes.map(rowsIn)

  return rows.some((row) => row === undefined) ? undefined : rows.flatMap((row) => row ?? [])
}

/** One row, or where the change has no id, the list of whole rows on one of its sides. */
function rowsIn(change: Json): Change[] | undefined {
  if (!Array.isArray(change)) return undefined
  const [table, id, from = null, to = null] = change
  if (typeof table !== 'string') return undefined
  if (typeof id === 'string') return isSide(from) && isSide(to) ? [{ table, id, from, to }] : undefined
  const added = from === null
  const rows = added ? to : from
  if (id !== null || !Array.isArray(rows) || (!added && to !== null)) return undefined
  const listed = rows.map((row) => {
    if (!isRow(row) || typeof row['id'] !== 'string') return undefined

    return { table, id: row['id'], from: added ? null : row, to: added ? row : null }
  })

  return listed.some((row) => row === undefined) ? undefined : listed.flatMap((row) => row ?? [])
}

function isSide(value: Json): value is JsonObject | null {
  return value === null || isRow(value)
}

/** Whether it is a row as the rules tell it: of texts, numbers and lists of them, and of nothing deeper. */
export function isRow(value: Json): value is JsonObject {
  if (!isObject(value)) return false
  for (const column in value) if (!isFlat(value[column])) return false

  return true
}

function isFlat(value: Json | undefined): boolean {
  if (typeof value !== 'object' || value === null) return true

  return Array.isArray(value) && value.every((item) => typeof item !== 'object' || item === null)
}
