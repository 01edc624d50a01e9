import { sql } from 'drizzle-orm'
import { check, foreignKey, index, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { scopes, tokenLastsDays } from '../../../domain/api-tokens.ts'
import { users } from './users.ts'

/** What machines sign in with; the token itself was shown once, and is stored as its digest. */
export const apiTokens = pgTable(
  'api_tokens',
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: uuid('user_id').notNull(),
    name: text().notNull(),
    scopes: text({ enum: scopes }).array().notNull(),
    tokenDigest: text('token_digest').notNull(),
    madeBy: uuid('made_by').notNull(),
    madeAt: timestamp('made_at', { withTimezone: true }).notNull(),
    expiresAt: timestamp('expires_at', { withTimezone: true }).notNull(),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
    revokedBy: uuid('revoked_by'),
    lastUsedAt: timestamp('last_used_at', { withTimezone: true }),
  },
  (t) => [
    foreignKey({ name: 'fk_api_tokens_user', columns: [t.userId], foreignColumns: [users.id] }),
    foreignKey({ name: 'fk_api_tokens_made_by', columns: [t.madeBy], foreignColumns: [users.id] }),
    foreignKey({ name: 'fk_api_tokens_revoked_by', columns: [t.revokedBy], foreignColumns: [users.id] }),
    unique('uq_api_tokens_token').on(t.tokenDigest),
    index('idx_api_tokens_user').on(t.userId),
    index('idx_api_tokens_made_by').on(t.madeBy),
    index('idx_api_tokens_revoked_by').on(t.revokedBy),
    check('ck_api_tokens_name_not_blank', sql`${t.name} ~ '\\S'`),
    check(
      'ck_api_tokens_scopes',
      sql`cardinality(${t.scopes}) > 0 and ${t.scopes} <@ array[${sql.raw(scopes.map((scope) => `'${scope}'`).join(', '))}]`,
    ),
    // Of what is infinite there is no difference.
    check(
      'ck_api_tokens_expires',
      sql`case when isfinite(${t.expiresAt}) then ${t.expiresAt} > ${t.madeAt}
        and ${t.expiresAt} - ${t.madeAt} <= interval '${sql.raw(String(tokenLastsDays))} days' else false end`,
    ),
  ],
)
