type Attack = readonly [what: string, rule: string, sqlState: string, sql: string]

const foreignKey = '23503'
const unique = '23505'
const checked = '23514'
const nobody = 'gen_random_uuid()'

const secret = (set: string) => `update user_secrets set ${set} where user_id = :supervisor`
const device = (set: string) => `update devices set ${set} where id = :device`
const signIn = (set: string) => `update sign_ins set ${set} where id = :signIn`
const token = (set: string) => `update api_tokens set ${set} where id = :token`

/** One attack for every rule of the tables of secrets that asks for more than a value. */
export const attacksOnSecrets: readonly Attack[] = [
  ['a secret of nobody', 'fk_user_secrets_user', foreignKey, secret(`user_id = ${nobody}`)],
  [
    'two passwords of one user',
    'uq_user_secrets_user_kind',
    unique,
    "insert into user_secrets (user_id, kind) values (:supervisor, 'password')",
  ],
  ['a secret of an unknown kind', 'ck_user_secrets_kind', checked, secret("kind = 'face'")],
  [
    'a password as it is',
    'ck_user_secrets_hash_is_argon2id',
    checked,
    secret("hash = 'plain', set_at = now()"),
  ],
  ['a password that was never set', 'ck_user_secrets_set_iff_hash', checked, secret('set_at = null')],
  ['a code for ever', 'ck_user_secrets_until_iff_code', checked, secret("code_digest = 'x'")],
  ['a try that was none', 'ck_sign_in_guesses_failures', checked, 'update sign_in_guesses set failures = -1'],
  ['a device of nobody', 'fk_devices_added_by', foreignKey, device(`added_by = ${nobody}`)],
  [
    'a device that nobody revoked',
    'fk_devices_revoked_by',
    foreignKey,
    device(`revoked_at = now(), revoked_by = ${nobody}`),
  ],
  [
    'two devices with one code',
    'uq_devices_code',
    unique,
    `insert into devices (name, added_by, added_at, code_digest, code_until)
     values ('A', :supervisor, now(), 'x', now()), ('B', :supervisor, now(), 'x', now())`,
  ],
  [
    'two devices with one secret',
    'uq_devices_secret',
    unique,
    `insert into devices (name, added_by, added_at, secret_digest, enrolled_at)
     values ('A', :supervisor, now(), 'x', now()), ('B', :supervisor, now(), 'x', now())`,
  ],
  ['a device without a name', 'ck_devices_name_not_blank', checked, device("name = ' '")],
  [
    'a code of a device for ever',
    'ck_devices_until_iff_code',
    checked,
    `update devices set code_until = null where id = :newDevice`,
  ],
  [
    'a device enrolled without a secret',
    'ck_devices_enrolled_iff_secret',
    checked,
    device('secret_digest = null'),
  ],
  [
    'a device that is enrolled and can be',
    'ck_devices_code_until_enrolled',
    checked,
    device("code_digest = 'x', code_until = now()"),
  ],
  ['a device revoked by nobody', 'ck_devices_revoked_by_somebody', checked, device('revoked_at = now()')],
  ['a sign-in of nobody', 'fk_sign_ins_user', foreignKey, signIn(`user_id = ${nobody}`)],
  ['a sign-in on no device', 'fk_sign_ins_device', foreignKey, signIn(`device_id = ${nobody}`)],
  [
    'two sign-ins with one token',
    'uq_sign_ins_token',
    unique,
    `insert into sign_ins (user_id, kind, token_digest, signed_in_at, seen_at, until)
     select user_id, kind, token_digest, signed_in_at, seen_at, until from sign_ins where id = :signIn`,
  ],
  ['a sign-in of an unknown kind', 'ck_sign_ins_kind', checked, signIn("kind = 'face'")],
  ['a PIN on no device', 'ck_sign_ins_pin_on_device', checked, signIn("kind = 'pin', device_id = null")],
  ['a token of nobody', 'fk_api_tokens_user', foreignKey, token(`user_id = ${nobody}`)],
  ['a token made by nobody', 'fk_api_tokens_made_by', foreignKey, token(`made_by = ${nobody}`)],
  ['a token revoked by nobody', 'fk_api_tokens_revoked_by', foreignKey, token(`revoked_by = ${nobody}`)],
  [
    'two tokens with one secret',
    'uq_api_tokens_token',
    unique,
    `insert into api_tokens (user_id, name, scopes, token_digest, made_by, made_at, expires_at)
     select user_id, name, scopes, token_digest, made_by, made_at, expires_at from api_tokens where id = :token`,
  ],
  ['a token without a name', 'ck_api_tokens_name_not_blank', checked, token("name = ' '")],
  ['a token for anything', 'ck_api_tokens_scopes', checked, token("scopes = '{read,all}'")],
  ['a token that never lasted', 'ck_api_tokens_expires', checked, token('expires_at = made_at')],
  ['a token that never ends', 'ck_api_tokens_expires', checked, token("expires_at = 'infinity'")],
  [
    'a token for longer than a year',
    'ck_api_tokens_expires',
    checked,
    token("expires_at = made_at + interval '367 days'"),
  ],
]
