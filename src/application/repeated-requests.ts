import { TenkenError } from '../domain/errors.ts'
import type { JsonObject } from '../domain/exact-json.ts'
import type { Session } from '../infrastructure/database/session.ts'

/** The key of a request is that of another one, which asked for something else. */
export class IdempotencyKeyReused extends TenkenError<{ key: string; verb: string; id: string | null }> {
  readonly code = 'idempotency_key_reused'
  readonly kind = 'conflict'

  constructor(key: string, { verb, id }: { verb: string; id: string | null }) {
    super(`The key ${key} is that of another request: ${verb} ${id ?? ''}`.trimEnd().concat('.'), {
      key,
      verb,
      id,
    })
  }
}

/** What a request asks for, as the audit trail tells of it once it is done. */
export interface Intention {
  /** The trail that tells of the record: a work session's or a user's own id, a SOP's lineage. */
  stream: string
  /** The row itself; the stream's own unless given, and any where it is null. */
  id?: string | null
  verb: string
  by: { id: string }
  reason?: string | undefined
  /** Whether what the row became is what is asked for, where the verb alone does not say it. */
  says?: (to: JsonObject) => boolean
}

/**
 * Whether the very same request has been carried out before, by its idempotency key; without one, never. To be asked
 * while the record is held, so that of two that race the second finds the first. Throws IdempotencyKeyReused where the
 * key is that of a request for something else: of another record, verb, person or reason.
 */
export async function isRepeated(db: Session, intention: Intention): Promise<boolean> {
  if (db.idempotencyKey === null) return false
  const { stream, id = stream, verb, by, reason, says } = intention
  const events = await db.auditEvents.ofRequest(db.idempotencyKey, stream)
  const [other] = events
  if (!other) return false
  const same = events.some(
    (event) =>
      event.stream === stream &&
      (id === null || event.id === id) &&
      event.verb === verb &&
      event.actor === by.id &&
      (event.reason ?? '').trim() === (reason ?? '').trim() &&
      (says?.(event.to ?? {}) ?? true),
  )
  if (!same) throw new IdempotencyKeyReused(db.idempotencyKey, other)

  return true
}
