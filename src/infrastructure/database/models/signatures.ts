import { sql } from 'drizzle-orm'
import { check, foreignKey, index, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { signatureMeanings } from '../../../domain/signature.ts'
import { bytes } from './bytes.ts'
import { oneOf } from './one-of.ts'
import { sops } from './sops.ts'
import { users } from './users.ts'
import { safetyChecks, workSessions } from './work-sessions.ts'

/** Who answers for a record, when, in which sense, and the hash of exactly what they signed (21 CFR 11.50, 11.70). */
export const signatures = pgTable(
  'signatures',
  {
    id: uuid().primaryKey().defaultRandom(),
    sopId: uuid('sop_id'),
    sessionId: uuid('session_id'),
    checkId: uuid('check_id'),
    meaning: text({ enum: signatureMeanings }).notNull(),
    signerId: uuid('signer_id').notNull(),
    /** As it was printed when they signed. */
    signerName: text('signer_name').notNull(),
    signedAt: timestamp('signed_at', { withTimezone: true }).notNull(),
    digest: bytes().notNull(),
  },
  (t) => [
    foreignKey({ name: 'fk_signatures_sop', columns: [t.sopId], foreignColumns: [sops.id] }),
    foreignKey({ name: 'fk_signatures_session', columns: [t.sessionId], foreignColumns: [workSessions.id] }),
    foreignKey({ name: 'fk_signatures_check', columns: [t.checkId], foreignColumns: [safetyChecks.id] }),
    foreignKey({ name: 'fk_signatures_signer', columns: [t.signerId], foreignColumns: [users.id] }),
    uniqueIndex('uq_signatures_sop').on(t.sopId).where(sql`${t.sopId} is not null`),
    uniqueIndex('uq_signatures_session').on(t.sessionId).where(sql`${t.sessionId} is not null`),
    uniqueIndex('uq_signatures_check').on(t.checkId).where(sql`${t.checkId} is not null`),
    index('idx_signatures_signer').on(t.signerId),
    check('ck_signatures_meaning', oneOf(t.meaning, signatureMeanings)),
    check(
      'ck_signatures_signs_one_record',
      sql`num_nonnulls(${t.sopId}, ${t.sessionId}, ${t.checkId}) = 1
        and case ${t.meaning} when 'publish' then ${t.sopId} when 'override' then ${t.checkId} else ${t.sessionId} end
          is not null`,
    ),
    check('ck_signatures_signer_name_not_blank', sql`${t.signerName} ~ '\\S'`),
    check('ck_signatures_digest_is_sha256', sql`octet_length(${t.digest}) = 32`),
  ],
)
