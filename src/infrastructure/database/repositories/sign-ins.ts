import type { SecretKind } from '../../../domain/secrets.ts'
import type { SignedInPerson, SignIn } from '../../../domain/signed-in.ts'
import type { User } from '../../../domain/user.ts'
import type { Connection } from '../engine.ts'
import { userColumnsOf } from './users.ts'

interface Row extends User {
  signInId: string
  by: SecretKind
  deviceId: string | null
}

/** How long a sign-in may go without a request, and how fresh what is stored of the last one is kept. */
interface Asking {
  at: Date
  idle: number
}

export class SignIns {
  readonly #sql: Connection

  constructor(sql: Connection) {
    this.#sql = sql
  }

  async insert({ id, userId, by, deviceId, signedInAt, until }: SignIn, tokenDigest: string): Promise<void> {
    await this.#sql.rows(
      'sign_in_insert',
      `insert into sign_ins (id, user_id, kind, device_id, token_digest, signed_in_at, seen_at, until)
       values ($1, $2, $3, $4, $5, $6, $6, $7)`,
      [id, userId, by, deviceId, tokenDigest, signedInAt, until],
    )
  }

  /**
   * Whoever is behind the token, if they are active, the sign-in has neither ended nor expired, and its device is not
   * revoked: in one statement, which also keeps when they were last seen, to the minute.
   */
  async behind(tokenDigest: string, { at, idle }: Asking): Promise<SignedInPerson | undefined> {
    const [row] = await this.#sql.rows<Row>(
      'sign_in_behind',
      `with found as (
         select s.id as "signInId", s.kind as by, s.device_id as "deviceId", s.seen_at, ${userColumnsOf('u')}
           from sign_ins s join users u on u.id = s.user_id left join devices d on d.id = s.device_id
          where s.token_digest = $1 and s.ended_at is null and s.until > $2
            and s.seen_at > $2 - $3 * interval '1 millisecond'
            and u.deactivated_at is null and d.revoked_at is null
       ), seen as (
         update sign_ins set seen_at = $2 from found
          where sign_ins.id = found."signInId" and found.seen_at < $2 - interval '1 minute'
       )
       select * from found`,
      [tokenDigest, at, idle],
    )
    if (!row) return undefined
    const { signInId, by, deviceId, seen_at: _, ...user } = row as Row & { seen_at: Date }

    return { user, by, id: signInId, deviceId }
  }

  async end(id: string, at: Date): Promise<void> {
    await this.#sql.rows(
      'sign_in_end',
      'update sign_ins set ended_at = $2 where id = $1 and ended_at is null',
      [id, at],
    )
  }

  /** All of somebody's, but one where it is named. */
  async endAllOf(userId: string, at: Date, but: string | null = null): Promise<void> {
    await this.#sql.rows(
      'sign_in_end_all_of',
      `update sign_ins set ended_at = $2
        where user_id = $1 and ended_at is null and id is distinct from $3`,
      [userId, at, but],
    )
  }

  /** Removes what ended or expired before, and tries that were counted before. */
  async forget(before: Date): Promise<void> {
    await this.#sql.rows('sign_in_forget', 'select tk_forget_sign_ins($1)', [before])
  }
}
