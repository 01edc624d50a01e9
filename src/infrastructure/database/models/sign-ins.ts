import { sql } from 'drizzle-orm'
import { check, foreignKey, index, pgTable, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core'
import { secretKinds } from '../../../domain/secrets.ts'
import { oneOf } from './one-of.ts'
import { users } from './users.ts'

/** A tablet or phone of the plant; it is known by a secret that is stored as its digest. */
export const devices = pgTable(
  'devices',
  {
    id: uuid().primaryKey().defaultRandom(),
    name: text().notNull(),
    addedBy: uuid('added_by').notNull(),
    addedAt: timestamp('added_at', { withTimezone: true }).notNull(),
    codeDigest: text('code_digest'),
    codeUntil: timestamp('code_until', { withTimezone: true }),
    secretDigest: text('secret_digest'),
    enrolledAt: timestamp('enrolled_at', { withTimezone: true }),
    revokedAt: timestamp('revoked_at', { withTimezone: true }),
    revokedBy: uuid('revoked_by'),
  },
  (t) => [
    foreignKey({ name: 'fk_devices_added_by', columns: [t.addedBy], foreignColumns: [users.id] }),
    foreignKey({ name: 'fk_devices_revoked_by', columns: [t.revokedBy], foreignColumns: [users.id] }),
    unique('uq_devices_code').on(t.codeDigest),
    unique('uq_devices_secret').on(t.secretDigest),
    index('idx_devices_added_by').on(t.addedBy),
    index('idx_devices_revoked_by').on(t.revokedBy),
    check('ck_devices_name_not_blank', sql`${t.name} ~ '\\S'`),
    check('ck_devices_until_iff_code', sql`(${t.codeUntil} is null) = (${t.codeDigest} is null)`),
    check('ck_devices_enrolled_iff_secret', sql`(${t.enrolledAt} is null) = (${t.secretDigest} is null)`),
    check('ck_devices_code_until_enrolled', sql`${t.enrolledAt} is null or ${t.codeDigest} is null`),
    check('ck_devices_revoked_by_somebody', sql`(${t.revokedAt} is null) = (${t.revokedBy} is null)`),
  ],
)

/** Who is signed in: each is looked up on every request by the digest of its token. */
export const signIns = pgTable(
  'sign_ins',
  {
    id: uuid().primaryKey().defaultRandom(),
    userId: uuid('user_id').notNull(),
    kind: text({ enum: secretKinds }).notNull(),
    deviceId: uuid('device_id'),
    tokenDigest: text('token_digest').notNull(),
    signedInAt: timestamp('signed_in_at', { withTimezone: true }).notNull(),
    seenAt: timestamp('seen_at', { withTimezone: true }).notNull(),
    until: timestamp({ withTimezone: true }).notNull(),
    endedAt: timestamp('ended_at', { withTimezone: true }),
  },
  (t) => [
    foreignKey({ name: 'fk_sign_ins_user', columns: [t.userId], foreignColumns: [users.id] }),
    foreignKey({ name: 'fk_sign_ins_device', columns: [t.deviceId], foreignColumns: [devices.id] }),
    unique('uq_sign_ins_token').on(t.tokenDigest),
    index('idx_sign_ins_user').on(t.userId),
    index('idx_sign_ins_device').on(t.deviceId),
    check('ck_sign_ins_kind', oneOf(t.kind, secretKinds)),
    check('ck_sign_ins_pin_on_device', sql`${t.kind} <> 'pin' or ${t.deviceId} is not null`),
  ],
)
