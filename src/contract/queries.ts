import { z } from 'zod'
import { sopStatuses } from '../domain/sop-version.ts'
import { roles } from '../domain/user.ts'
import { workStatuses } from '../domain/work-session.ts'
import { id, time } from './values.ts'

const page = {
  limit: z.int().min(1).max(1000).default(20).describe('At most so many lines.'),
  after: id.exactOptional().describe('What the page before said in `next`.'),
}

/** What may be asked of a list, by the name of the list: the parameters of its address. */
export const queries = {
  sops: z.strictObject({
    search: z.string().exactOptional().describe('Only titles that have each of these words.'),
    statuses: z
      .array(z.enum(sopStatuses))
      .exactOptional()
      .describe('Drafts and effective versions unless given; of workers’ lists effective ones alone.'),
    deleted: z.boolean().default(false).describe('Also what is soft-deleted.'),
    ...page,
  }),
  difference: z.strictObject({
    from: id.exactOptional().describe('An earlier version; what was published before it unless given.'),
  }),
  procedure: z.strictObject({
    format: z.enum(['markdown', 'json']).default('markdown'),
    state: z.string().exactOptional().describe('An earlier state of the draft.'),
  }),
  sop: z.strictObject({ deleted: z.boolean().default(false).describe('Also where it is soft-deleted.') }),
  timeline: z.strictObject({
    record: id.describe('A work session, a user, or any version of a SOP.'),
  }),
  verification: z.strictObject({
    since: time.exactOptional().describe('Only records with an event then or later.'),
  }),
  auditExport: z.strictObject({
    since: time.exactOptional().describe('Only records with an event then or later, each from its first.'),
    what: z
      .enum(['everything', 'heads'])
      .default('everything')
      .describe('`heads` leaves the events out: small, and enough to compare with later.'),
  }),
  users: z.strictObject({
    search: z
      .string()
      .exactOptional()
      .describe('Only whose name, employee number or email have each of these words.'),
    role: z.enum(roles).exactOptional(),
    active: z.boolean().default(false).describe('Without who is deactivated.'),
    ...page,
  }),
  workSessions: z.strictObject({
    statuses: z.array(z.enum(workStatuses)).exactOptional(),
    needsOverride: z.boolean().default(false).describe('A failure of the step that waits.'),
    flagged: z.boolean().default(false).describe('A flagged check that nobody has resolved.'),
    waiting: z
      .boolean()
      .default(false)
      .describe('Waits for a supervisor: completed, held up by a failure, or flagged and not closed.'),
    oldestFirst: z.boolean().default(false).describe('The other way round: what waits longest stands first.'),
    notMine: z.boolean().default(false).describe('Anybody’s but those of whoever asks.'),
    worker: id.exactOptional(),
    sop: id.exactOptional().describe('On this version.'),
    startedFrom: time.exactOptional(),
    startedBefore: time.exactOptional(),
    ...page,
  }),
} as const
