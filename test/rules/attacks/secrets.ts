import type { Attack } from '../attack.ts'

const hash = "'$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$aGFzaA'"
const newPassword = `hash = ${hash}, set_at = now()`
const reset = "hash = null, set_at = null, code_digest = 'x', code_until = now()"
const secretOf = (who: string, set: string) => `update user_secrets set ${set} where user_id = :${who}`

/** Everybody sets their own; others take it away. */
const ofPeople: Attack[] = [
  {
    what: 'a password for somebody else',
    as: 'admin',
    state: 'TK019',
    sql: secretOf('stranger', newPassword),
    names: 'stranger',
  },
  {
    what: 'a first password for somebody else',
    as: 'admin',
    state: 'TK019',
    sql: `insert into user_secrets (user_id, kind, hash, set_at) values (:other, 'password', ${hash}, now())`,
    names: 'other',
  },
  {
    what: 'a password that is changed in silence',
    as: 'stranger',
    state: 'TK035',
    sql: secretOf('stranger', `hash = ${hash}`),
  },
  {
    what: 'a password that was set tomorrow',
    as: 'stranger',
    state: 'TK026',
    sql: secretOf('stranger', `hash = ${hash}, set_at = now() + interval '1 day'`),
  },
  {
    what: 'a password that is stored as it is',
    as: 'stranger',
    state: '23514',
    sql: secretOf('stranger', "hash = 'seven lamps at the gate', set_at = now()"),
  },
  { what: 'a reset of one’s own', as: 'admin', state: 'TK041', sql: secretOf('admin', reset) },
  { what: 'a reset of an admin', as: 'supervisor', state: 'TK041', sql: secretOf('admin', reset) },
  { what: 'a reset by a worker', as: 'stranger', state: 'TK041', sql: secretOf('supervisor', reset) },
  { what: 'a reset by nobody', state: 'TK018', sql: secretOf('stranger', reset) },
  { what: 'a reset by somebody who has left', as: 'gone', state: 'TK016', sql: secretOf('stranger', reset) },
  {
    what: 'a password of somebody who has left',
    as: 'gone',
    state: 'TK016',
    sql: `insert into user_secrets (user_id, kind, hash, set_at) values (:gone, 'password', ${hash}, now())`,
  },
  {
    what: 'a password that becomes another’s',
    as: 'stranger',
    state: 'TK033',
    sql: secretOf('stranger', 'user_id = :other'),
  },
]

const revoke = (who: string) => `revoked_at = now(), revoked_by = :${who}`
const device = (set: string, which = 'device') => `update devices set ${set} where id = :${which}`

const ofDevices: Attack[] = [
  {
    what: 'a device that a worker adds',
    as: 'stranger',
    state: 'TK015',
    sql: "insert into devices (id, name, added_by, added_at) values (:new, 'Mine', :stranger, now())",
  },
  {
    what: 'a device that is added in another’s name',
    as: 'stranger',
    state: 'TK019',
    sql: "insert into devices (id, name, added_by, added_at) values (:new, 'Mine', :supervisor, now())",
  },
  {
    what: 'a device that was added tomorrow',
    as: 'supervisor',
    state: 'TK026',
    sql: "insert into devices (id, name, added_by, added_at) values (:new, 'Mine', :supervisor, now() + interval '1 day')",
  },
  {
    what: 'a device that is enrolled as it is added',
    as: 'supervisor',
    state: 'TK035',
    sql: `insert into devices (id, name, added_by, added_at, secret_digest, enrolled_at)
      values (:new, 'Mine', :supervisor, now(), 'x', now())`,
  },
  ...[
    ['another secret of an enrolled device', "secret_digest = 'x'"],
    ['another name of a device', "name = 'Mine'"],
    ['another enrolment of a device', 'enrolled_at = null, secret_digest = null'],
  ].map(([what = '', set = '']) => ({
    what,
    as: 'supervisor',
    state: 'TK035',
    sql: device(set),
    names: 'device',
  })),
  {
    what: 'another code of a device to come',
    as: 'supervisor',
    state: 'TK035',
    sql: device("code_digest = 'x', code_until = now() + interval '1 day'", 'newDevice'),
  },
  {
    what: 'a device that comes back',
    as: 'supervisor',
    state: 'TK035',
    before: device(revoke('supervisor')),
    sql: device('revoked_at = null, revoked_by = null'),
  },
  { what: 'a device that a worker revokes', as: 'stranger', state: 'TK015', sql: device(revoke('stranger')) },
]

const makeToken = (user: string, by: string, at = 'now()') =>
  `insert into api_tokens (id, user_id, name, scopes, token_digest, made_by, made_at, expires_at)
   values (:new, :${user}, 'A', '{read}', 'x', :${by}, ${at}, now() + interval '2 days')`
const token = (set: string) => `update api_tokens set ${set} where id = :token`

const ofTokens: Attack[] = [
  {
    what: 'a token that a supervisor makes',
    as: 'supervisor',
    state: 'TK028',
    sql: makeToken('machine', 'supervisor'),
  },
  {
    what: 'a token made in another’s name',
    as: 'supervisor',
    state: 'TK019',
    sql: makeToken('machine', 'admin'),
  },
  {
    what: 'a token for somebody who signs in',
    as: 'admin',
    state: 'TK042',
    sql: makeToken('stranger', 'admin'),
  },
  {
    what: 'a token that was made tomorrow',
    as: 'admin',
    state: 'TK026',
    sql: makeToken('machine', 'admin', "now() + interval '1 day'"),
  },
  ...[
    ['a wider token', "scopes = '{read,work}'"],
    ['a longer token', "expires_at = now() + interval '3 days'"],
    ['another secret of a token', "token_digest = 'x'"],
    ['a token of another user', 'user_id = :admin'],
  ].map(([what = '', set = '']) => ({ what, as: 'admin', state: 'TK035', sql: token(set), names: 'token' })),
  {
    what: 'a token that comes back',
    as: 'admin',
    state: 'TK035',
    before: token(revoke('admin')),
    sql: token('revoked_at = null, revoked_by = null'),
  },
  {
    what: 'a token that a supervisor revokes',
    as: 'supervisor',
    state: 'TK028',
    sql: token(revoke('supervisor')),
  },
]

/** What people sign in with is theirs, and what is done with it is told. */
export const secrets: Attack[] = [...ofPeople, ...ofDevices, ...ofTokens]
