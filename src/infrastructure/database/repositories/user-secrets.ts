import type { SecretKind } from '../../../domain/secrets.ts'
import type { User } from '../../../domain/user.ts'
import type { Connection } from '../engine.ts'
import { userColumnsOf } from './users.ts'

/** Somebody active with the hash that they are known by; null where they have none. */
export interface Known {
  user: User
  hash: string | null
  codeDigest: string | null
  codeUntil: Date | null
}

interface Row extends User {
  hash: string | null
  codeDigest: string | null
  codeUntil: Date | null
}

export class UserSecrets {
  readonly #sql: Connection

  constructor(sql: Connection) {
    this.#sql = sql
  }

  /** Whoever signs in by this email, employee number or id, if they are active. */
  async findNamed(name: string, kind: SecretKind): Promise<Known | undefined> {
    const [row] = await this.#sql.rows<Row>(
      'user_secret_find_named',
      `select ${userColumnsOf('u')}, s.hash, s.code_digest as "codeDigest", s.code_until as "codeUntil"
         from users u left join user_secrets s on s.user_id = u.id and s.kind = $2
        where u.deactivated_at is null
          and (lower(u.email) = lower($1) or lower(u.employee_number) = lower($1)
               or u.id = case when $1 ~ '^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$' then $1::uuid end)`,
      [name, kind],
    )
    if (!row) return undefined
    const { hash, codeDigest, codeUntil, ...user } = row

    return { user, hash, codeDigest, codeUntil }
  }

  /** Whether this is somebody's hash still; holds it until the session ends. */
  async isStill(userId: string, kind: SecretKind, hash: string): Promise<boolean> {
    const rows = await this.#sql.tuples(
      'user_secret_is_still',
      `select true from user_secrets s join users u on u.id = s.user_id
        where s.user_id = $1 and s.kind = $2 and s.hash = $3 and u.deactivated_at is null for share of s`,
      [userId, kind, hash],
    )

    return rows.length > 0
  }

  async set(userId: string, kind: SecretKind, made: { hash: string; at: Date }): Promise<void> {
    await this.#sql.rows(
      'user_secret_set',
      `insert into user_secrets (user_id, kind, hash, set_at) values ($1, $2, $3, $4)
       on conflict (user_id, kind) do update
         set hash = excluded.hash, set_at = excluded.set_at, code_digest = null, code_until = null`,
      [userId, kind, made.hash, made.at],
    )
  }

  /** The same, if the code is theirs and good until later than `at`; returns whether it was. */
  async redeem(userId: string, kind: SecretKind, made: Redeemed): Promise<boolean> {
    const rows = await this.#sql.tuples(
      'user_secret_redeem',
      `update user_secrets set hash = $4, set_at = $5, code_digest = null, code_until = null
        where user_id = $1 and kind = $2 and code_digest = $3 and code_until > $5
        returning true`,
      [userId, kind, made.codeDigest, made.hash, made.at],
    )

    return rows.length > 0
  }

  /** Takes the secret away; who has the code sets another. */
  async reset(userId: string, kind: SecretKind, code: { digest: string; until: Date }): Promise<void> {
    await this.#sql.rows(
      'user_secret_reset',
      `insert into user_secrets (user_id, kind, code_digest, code_until) values ($1, $2, $3, $4)
       on conflict (user_id, kind) do update
         set hash = null, set_at = null, code_digest = excluded.code_digest, code_until = excluded.code_until`,
      [userId, kind, code.digest, code.until],
    )
  }

  /** Whether somebody has, or could set, a secret of either kind. */
  async hasAny(userId: string): Promise<boolean> {
    const [row] = await this.#sql.tuples<[boolean]>(
      'user_secret_has_any',
      'select exists (select from user_secrets where user_id = $1)',
      [userId],
    )

    return row?.[0] === true
  }
}

interface Redeemed {
  codeDigest: string
  hash: string
  at: Date
}
