import { z } from 'zod'
import { type AuditFinding, guardStates } from '../domain/audit-finding.ts'
import type { Change } from '../domain/audit-trail.ts'
import { recordNames } from '../domain/errors.ts'
import { rules } from '../domain/rules.ts'
import { user } from './user.ts'
import { count, id, time } from './values.ts'

const row = z.record(z.string(), z.json())
const inStream = { stream: id, record: z.enum(recordNames) }
const atEvent = { ...inStream, position: count }
const ofRow = { ...inStream, table: z.string(), id }

/** What is wrong with the trail, or with a record measured by it. */
export const auditFinding = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.enum(['event_missing', 'event_altered', 'event_too_large', 'head_missing', 'head_differs']),
      ...atEvent,
    }),
    z.object({
      kind: z.literal('journal_contradicts'),
      ...atEvent,
      table: z.string(),
      id,
      column: z.string().nullable(),
      before: z.json(),
      from: z.json(),
    }),
    z.object({
      kind: z.literal('rule_broken'),
      ...atEvent,
      rule: z.enum(rules).describe('By its SQLSTATE in docs/rules.md.'),
      code: z.string().describe('Of the error that refuses the same.'),
      facts: row.describe('What that error says of it.'),
    }),
    z.object({
      kind: z.literal('record_altered'),
      ...ofRow,
      column: z.string(),
      trail: z.json(),
      found: z.json(),
    }),
    z.object({
      kind: z.enum([
        'record_missing',
        'record_unrecorded',
        'record_elsewhere',
        'signature_broken',
        'tree_altered',
      ]),
      ...ofRow,
    }),
    z.object({ kind: z.literal('record_too_large'), ...inStream }),
    z.object({
      kind: z.literal('record_unreadable'),
      ...inStream,
      says: z.string().describe('What the database says instead.'),
    }),
    z.object({ kind: z.literal('unreadable'), says: z.string() }),
    z.object({
      kind: z.literal('guard_off'),
      guard: z.string(),
      table: z.string().nullable(),
      state: z.enum(guardStates),
    }),
    z.object({
      kind: z.literal('schema_differs'),
      difference: z
        .string()
        .describe('The statement that would take it away, or what no statement is made for.'),
    }),
  ])
  .meta({
    id: 'AuditFinding',
    description: 'What is wrong; docs/audit-trail.md tells what each means.',
  }) satisfies z.ZodType<AuditFinding>

/** What verifying a trail came to. */
export const verification = z
  .object({
    events: count,
    records: count.describe('How many records the events are of.'),
    takenOver: z
      .object({ records: count, since: time.describe('The first time that any was.') })
      .nullable()
      .describe('The records that are older than their trail, which begins with them as they stood.'),
    count: count.describe('How many findings there are.'),
    findings: z.array(auditFinding).describe('The first of them.'),
  })
  .meta({ id: 'Verification', description: 'What verifying the audit trail came to.' })

const change = z.object({
  table: z.string(),
  id: z.string(),
  from: row.nullable().describe('The row before; null where it is new.'),
  to: row.nullable().describe('The row after; null where it is gone.'),
}) satisfies z.ZodType<Change>

const auditEvent = z
  .object({
    position: count.describe('In the record’s trail, from 1 without a gap.'),
    at: time.describe('By the database’s clock: the event’s time in every view.'),
    deviceAt: time
      .nullable()
      .describe('What the device’s clock said, where that is more than two seconds off.'),
    actor: id.nullable().describe('The user who acted; null where none was named.'),
    dbUser: z.string(),
    requestId: z.string().nullable(),
    verb: z.string(),
    reason: z.string().nullable(),
    changes: z.array(change),
    hash: z.string().describe('SHA-256 of this event and, by its hash, of every one before it.'),
    version: count.nullable().describe('Of the SOP; null for other records.'),
  })
  .meta({ id: 'AuditEvent', description: 'One change of a record: who, when, what, from, to, why.' })

/** Everything that was done to one record, oldest first. */
export const timeline = z.object({
  record: z.enum(recordNames),
  stream: id,
  unbroken: z.boolean(),
  findings: z.array(auditFinding),
  events: z.array(auditEvent),
  people: z.array(user),
  named: z
    .record(
      z.string(),
      z.object({
        table: z.string(),
        text: z.string(),
        number: count.optional(),
        parent: z.string().optional(),
      }),
    )
    .describe('By its id, what the events name.'),
})

const hash = z.string()

/** One line of an export of the trail (docs/audit-trail.md). */
export const exportLine = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('checkpoint'),
      at: time,
      since: time.nullable(),
      heads: count,
      events: count,
      root: hash.describe('Covers every head.'),
    }),
    z.object({ type: z.literal('head'), stream: id, position: count, hash }),
    z.object({
      type: z.literal('event'),
      stream: id,
      position: count,
      hash,
      text: z.string().nullable().describe('What the hash covers; null where it is too large for a line.'),
    }),
    z.object({
      type: z.literal('signature'),
      algorithm: z.literal('ed25519'),
      publicKey: z.string().describe('PEM.'),
      signature: z.string().describe('Base64, over the SHA-256 of all lines before.'),
    }),
  ])
  .meta({
    id: 'ExportLine',
    description:
      'A line of an export: what it holds in all, then the head of each record, every event, and the signature of one that is signed.',
  })
