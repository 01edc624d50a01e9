import {
  type ApiToken,
  mustBeForMachine,
  mustRevokeToken,
  type NewToken,
  newApiToken,
} from '../domain/api-tokens.ts'
import { IdTaken } from '../domain/errors.ts'
import { mustAdminister } from '../domain/looking-after-people.ts'
import { mustBeTime } from '../domain/times.ts'
import { type User, UserDeactivated } from '../domain/user.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { digestOf, newToken } from './secret-texts.ts'

export interface TokenMaking extends NewToken {
  id: string
  /** In whose name the machine acts. */
  userId: string
  by: User
  at: Date
}

/**
 * Makes a token for a machine, which is told this once. Throws AdminRequired, TokenForPerson, UserDeactivated,
 * InvalidInput, NotFound, or IdTaken: a token cannot be told again.
 */
export async function makeToken(
  db: Session,
  { id, userId, by, at, ...token }: TokenMaking,
): Promise<{ token: ApiToken; secret: string }> {
  mustBeTime(at)
  mustAdminister(by)
  const { name, scopes, expiresAt } = newApiToken(token, at)
  const user = await db.users.get(userId)
  if (user.deactivatedAt) throw new UserDeactivated(user)
  mustBeForMachine(by, user, { hasSecrets: await db.userSecrets.hasAny(userId) })
  const secret = newToken('tenken_api')
  db.actAs(by)
  const made = await db.apiTokens.insert({
    id,
    userId,
    name,
    scopes,
    expiresAt,
    madeBy: by.id,
    madeAt: at,
    tokenDigest: digestOf(secret),
  })
  if (!made) throw new IdTaken('token', id)

  return { token: made, secret }
}

/** From then on it is good for nothing. Revoking what is revoked changes nothing. Throws AdminRequired or NotFound. */
export async function revokeToken(
  db: Session,
  { id, by, at }: Pick<TokenMaking, 'id' | 'by' | 'at'>,
): Promise<ApiToken> {
  mustBeTime(at)
  const token = await db.apiTokens.lock(id)
  mustRevokeToken(by, token)
  if (token.revokedAt) return token
  db.actAs(by)
  await db.apiTokens.revoke(id, by.id, at)

  return db.apiTokens.lock(id)
}

/** Newest first, also those that are revoked or have expired. Throws AdminRequired. */
export function listTokens(db: Session, by: User): Promise<ApiToken[]> {
  mustAdminister(by)

  return db.apiTokens.list()
}
