import { type ReadEvent, readEvent, type StoredEvent } from '../../domain/audit-trail.ts'
import type { ReadingEvents } from '../../infrastructure/database/repositories/audit-events.ts'
import type { Session } from '../../infrastructure/database/session.ts'

/** Every event, or those of these streams, in batches; the next batch is under way while one is worked on. */
export async function* storedEvents(db: Session, reading?: ReadingEvents): AsyncGenerator<StoredEvent[]> {
  let batch = await db.auditEvents.after(undefined, reading)
  while (batch.length > 0) {
    const next = db.auditEvents.after(batch.at(-1), reading)
    // If the work on this batch fails, nobody waits for the next one.
    next.catch(() => {})
    yield batch
    batch = await next
  }
}

/** The same, with what the text of each says. */
export async function* readEvents(db: Session, reading?: ReadingEvents): AsyncGenerator<ReadEvent[]> {
  for await (const batch of storedEvents(db, reading)) yield batch.map(readEvent)
}
