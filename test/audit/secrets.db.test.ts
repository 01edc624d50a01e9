import { expect, test } from 'vitest'
import { verifyTrail } from '../../src/application/audit/verification.ts'
import type { OpenSession } from '../../src/infrastructure/database/session.ts'
import { worldOfFile } from '../rules/world-of-file.ts'
import { foundAfter } from './tampering.ts'

const on = worldOfFile()

const altered = (table: string, column: string) => ({ kind: 'record_altered', record: 'user', table, column })

test.each([
  [
    'another password',
    "update user_secrets set hash = '$argon2id$x' where user_id = :admin",
    altered('user_secrets', 'hash'),
  ],
  [
    'a password that is gone',
    'delete from user_secrets where user_id = :admin',
    { kind: 'record_missing', table: 'user_secrets' },
  ],
  [
    'a PIN',
    "insert into user_secrets (user_id, kind, hash, set_at) values (:admin, 'pin', '$argon2id$x', now())",
    { kind: 'record_unrecorded', table: 'user_secrets' },
  ],
  [
    'another device in the place of one that is enrolled',
    "update devices set secret_digest = 'x' where id = :device",
    altered('devices', 'secret_digest'),
  ],
  [
    'a device of another name',
    "update devices set name = 'Line 4' where id = :device",
    altered('devices', 'name'),
  ],
  [
    'a device',
    "insert into devices (name, added_by, added_at, secret_digest, enrolled_at) values ('A', :admin, now(), 'y', now())",
    { kind: 'record_unrecorded', table: 'devices' },
  ],
  [
    'a token',
    `insert into api_tokens (user_id, name, scopes, token_digest, made_by, made_at, expires_at)
     values (:admin, 'A', '{read}', 'x', :admin, now(), now() + interval '1 day')`,
    { kind: 'record_unrecorded', table: 'api_tokens' },
  ],
  [
    'a token for more',
    "update api_tokens set scopes = '{read,people}' where id = :token",
    altered('api_tokens', 'scopes'),
  ],
  [
    'another token in the place of one',
    "update api_tokens set token_digest = 'x' where id = :token",
    altered('api_tokens', 'token_digest'),
  ],
])('%s that came behind the rules is found', async (_, sql, finding) => {
  const findings = await foundAfter(on.database, [], (db) =>
    db.rows(sql.replace(/:(\w+)/g, (_whole, name: string) => `'${on.world[name]}'`)),
  )

  expect(findings).toMatchObject([finding])
})

const verifiedIn = async (db: OpenSession) => (await verifyTrail(db)).findings

test('a token ends with whoever it acts for, and one that has come alive again since is found', async () => {
  await using db = await on.database.begin()
  await db.rows(`select set_config('tenken.actor', '${on.world['admin']}', true)`)
  await db.rows(`update users set deactivated_at = clock_timestamp() where id = '${on.world['machine']}'`)
  const ended = await verifiedIn(db)
  await db.rows("set local session_replication_role = 'replica'")
  await db.rows(
    `update api_tokens set revoked_at = null, revoked_by = null where id = '${on.world['token']}'`,
  )
  await db.rows("set local session_replication_role = 'origin'")

  expect(ended).toEqual([])
  expect(await verifiedIn(db)).toMatchObject([altered('api_tokens', 'revoked_at')])
})

test('a secret of which the trail told before what it is known by was told is compared by what was told', async () => {
  const known = { hash: 'user_secrets', secret_digest: 'devices', token_digest: 'api_tokens' }
  await using db = await on.database.begin()
  await db.rows(`select set_config('tenken.actor', '${on.world['stranger']}', true)`)
  const told = await db.rows<{ name: string; text: string }>(
    `select oid::regprocedure::text as name, pg_get_functiondef(oid) as text from pg_proc
      where oid = any($1::text[]::regprocedure[])`,
    [Object.values(known).map((table) => `tk_row(${table})`)],
  )
  for (const { text } of told) {
    await db.rows(
      text.replace(/,\s*'(hash|secret_digest|token_digest)', pg_catalog\.encode\([^\n]*'hex'\)/, ''),
    )
  }
  await db.rows(
    `insert into user_secrets (user_id, kind, hash, set_at) values ($1, 'pin', '$argon2id$x', now())`,
    [on.world['stranger']],
  )
  for (const { text } of told) await db.rows(text)
  const before = await verifiedIn(db)
  await db.rows(
    `update user_secrets set hash = '$argon2id$y', set_at = clock_timestamp() where user_id = $1 and kind = 'pin'`,
    [on.world['stranger']],
  )

  expect(before).toEqual([])
  expect(await verifiedIn(db)).toEqual([])
})
