import type { ApiToken, Scope } from '../../../domain/api-tokens.ts'
import { NotFound } from '../../../domain/errors.ts'
import type { SignedInMachine } from '../../../domain/signed-in.ts'
import type { User } from '../../../domain/user.ts'
import type { Connection } from '../engine.ts'
import { userColumnsOf } from './users.ts'

const columns = `id, user_id as "userId", name, scopes, made_by as "madeBy", made_at as "madeAt",
  expires_at as "expiresAt", revoked_at as "revokedAt", revoked_by as "revokedBy", last_used_at as "lastUsedAt"`

interface Row extends User {
  tokenId: string
  scopes: Scope[]
}

export class ApiTokens {
  readonly #sql: Connection

  constructor(sql: Connection) {
    this.#sql = sql
  }

  /** Returns undefined where the id is taken. */
  async insert(token: NewApiToken): Promise<ApiToken | undefined> {
    const [row] = await this.#sql.rows<ApiToken>(
      'api_token_insert',
      `insert into api_tokens (id, user_id, name, scopes, token_digest, made_by, made_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict do nothing
       returning ${columns}`,
      [
        token.id,
        token.userId,
        token.name,
        token.scopes,
        token.tokenDigest,
        token.madeBy,
        token.madeAt,
        token.expiresAt,
      ],
    )

    return row
  }

  /** Holds the token until the session ends. Throws NotFound. */
  async lock(id: string): Promise<ApiToken> {
    const [row] = await this.#sql.rows<ApiToken>(
      'api_token_lock',
      `select ${columns} from api_tokens where id = $1 for no key update`,
      [id],
    )
    if (!row) throw new NotFound('token', id)

    return row
  }

  async revoke(id: string, by: string, at: Date): Promise<void> {
    await this.#sql.rows(
      'api_token_revoke',
      'update api_tokens set revoked_at = $2, revoked_by = $3 where id = $1 and revoked_at is null',
      [id, at, by],
    )
  }

  /**
   * Whoever the token acts for, if they are active and it is neither revoked nor expired: in one statement, which also
   * keeps when it was last used, to the minute.
   */
  async behind(tokenDigest: string, at: Date): Promise<SignedInMachine | undefined> {
    const [row] = await this.#sql.rows<Row>(
      'api_token_behind',
      `with found as (
         select t.id as "tokenId", t.scopes, ${userColumnsOf('u')}
           from api_tokens t join users u on u.id = t.user_id
          where t.token_digest = $1 and t.revoked_at is null and t.expires_at > $2 and u.deactivated_at is null
       ), used as (
         update api_tokens set last_used_at = $2 from found
          where api_tokens.id = found."tokenId"
            and coalesce(last_used_at < $2 - interval '1 minute', true)
       )
       select * from found`,
      [tokenDigest, at],
    )
    if (!row) return undefined
    const { tokenId, scopes, ...user } = row

    return { user, by: 'token', id: tokenId, scopes }
  }

  /** Ids that begin or end with this text, at most two: enough to tell none, one and several apart. */
  async idsBeginningOrEnding(text: string): Promise<string[]> {
    const rows = await this.#sql.tuples<[string]>(
      'api_token_ids_beginning_or_ending',
      `select id from api_tokens
        where starts_with(id::text, lower($1)) or right(id::text, length($1)) = lower($1) limit 2`,
      [text],
    )

    return rows.map(([id]) => id)
  }

  /** Newest first. */
  list(): Promise<ApiToken[]> {
    return this.#sql.rows<ApiToken>(
      'api_token_list',
      `select ${columns} from api_tokens order by made_at desc, id desc`,
      [],
    )
  }
}

interface NewApiToken extends Pick<ApiToken, 'id' | 'userId' | 'name' | 'madeBy' | 'madeAt' | 'expiresAt'> {
  scopes: readonly Scope[]
  tokenDigest: string
}
