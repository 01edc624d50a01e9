import { sql } from 'drizzle-orm'
import { index, integer, json, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { bytes } from './bytes.ts'

/** Of events, those that a request may repeat which has no other id than its own. */
export const ofRequests = `request_id is not null and verb not in ('pass', 'fail', 'override', 'start', 'create',
  'add', 'add tasks', 'add steps', 'add hazards')`

/** The audit trail: one chain of events a record, written by the rules and by nobody else (21 CFR 11.10 (e)). */
export const auditEvents = pgTable(
  'audit_events',
  {
    /** The SOP's lineage, the work session or the user whose chain this is. */
    streamId: uuid('stream_id').notNull(),
    /** From 1, without a gap. */
    position: integer().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** The user who acted; null for what an operator did to the database itself. */
    actor: uuid(),
    dbUser: text('db_user').notNull(),
    requestId: text('request_id'),
    verb: text().notNull(),
    reason: text(),
    /** [[table, id, from, to], …]; a text of JSON is kept as it was hashed. */
    changes: json().notNull(),
    hash: bytes().notNull(),
  },
  (t) => [
    primaryKey({ name: 'pk_audit_events', columns: [t.streamId, t.position] }),
    index('idx_audit_at').using('brin', t.at),
    index('idx_audit_request').on(t.requestId).where(sql.raw(ofRequests)),
  ],
)
