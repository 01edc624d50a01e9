import { sql } from 'drizzle-orm'
import { check, foreignKey, integer, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { secretKinds } from '../../../domain/secrets.ts'
import { oneOf } from './one-of.ts'
import { users } from './users.ts'

/** Passwords and PINs, as hashes, and the one-time codes to set them with; no role that only reads sees them. */
export const userSecrets = pgTable(
  'user_secrets',
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: uuid('user_id').notNull(),
    kind: text({ enum: secretKinds }).notNull(),
    hash: text(),
    setAt: timestamp('set_at', { withTimezone: true }),
    codeDigest: text('code_digest'),
    codeUntil: timestamp('code_until', { withTimezone: true }),
  },
  (t) => [
    foreignKey({ name: 'fk_user_secrets_user', columns: [t.userId], foreignColumns: [users.id] }),
    unique('uq_user_secrets_user_kind').on(t.userId, t.kind),
    check('ck_user_secrets_kind', oneOf(t.kind, secretKinds)),
    check('ck_user_secrets_hash_is_argon2id', sql`${t.hash} like '$argon2id$%'`),
    check('ck_user_secrets_set_iff_hash', sql`(${t.setAt} is null) = (${t.hash} is null)`),
    check('ck_user_secrets_until_iff_code', sql`(${t.codeUntil} is null) = (${t.codeDigest} is null)`),
  ],
)

/** How often an account was tried in vain; the account need not exist. What is old is forgotten. */
export const signInGuesses = pgTable(
  'sign_in_guesses',
  {
    account: text().primaryKey(),
    failures: integer().notNull(),
    notBefore: timestamp('not_before', { withTimezone: true }).notNull(),
  },
  (t) => [check('ck_sign_in_guesses_failures', sql`${t.failures} >= 0`)],
)
