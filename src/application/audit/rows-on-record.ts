import type { RecordTable } from '../../domain/records.ts'
import type { AuditedRow } from '../../infrastructure/database/repositories/audited-records.ts'
import type { Session } from '../../infrastructure/database/session.ts'

/** The rows of one record; what the database says instead, where it cannot tell them. */
export type RowsOnRecord = { rows: AuditedRow[] } | { refusal: string }

/**
 * The rows of these streams, by stream. Where all at once cannot be told each is asked for alone, so that one which is
 * too large hides no other. Throws SchemaUnreadable where there is nothing to ask.
 */
export async function rowsOnRecord(
  db: Session,
  streams: readonly string[],
): Promise<Map<string, RowsOnRecord>> {
  const attempt = (of: readonly string[]) => db.attempt(() => db.auditedRecords.ofStreams(of))
  const all = await attempt(streams)
  if ('result' in all) return byStream(streams, all.result)
  const none = await attempt([])
  if ('refusal' in none) throw new SchemaUnreadable(none.refusal)
  const found = new Map<string, RowsOnRecord>()
  for (const stream of streams) {
    const one = await attempt([stream])
    found.set(stream, 'result' in one ? { rows: one.result } : one)
  }

  return found
}

/** Those of the ids that the table has, whichever stream they belong to, as large as they are. */
export async function rowsNamed(
  db: Session,
  table: RecordTable,
  ids: readonly string[],
): Promise<RowsOnRecord> {
  const found = await db.attempt(() => db.auditedRecords.named(table, ids))

  return 'result' in found ? { rows: found.result } : found
}

/** A table, a column or a function that is read is not there. */
export class SchemaUnreadable extends Error {}

function byStream(
  streams: readonly string[],
  rows: readonly AuditedRow[],
): Map<string, { rows: AuditedRow[] }> {
  const found = new Map(streams.map((stream) => [stream, { rows: [] as AuditedRow[] }]))
  for (const row of rows) found.get(row.stream ?? '')?.rows.push(row)

  return found
}
