import { listTokens } from '../../application/api-tokens.ts'
import { usersNamed } from '../../application/users.ts'
import type { ApiToken } from '../../domain/api-tokens.ts'
import type { User } from '../../domain/user.ts'
import type { Context } from '../context.ts'
import type { Session } from '../database.ts'
import { table } from '../output/table.ts'
import { localMinute } from '../output/time.ts'
import { shortId } from '../short-id.ts'

interface Listed {
  tokens: ApiToken[]
  /** In whose names they act, by id. */
  users: Map<string, User>
}

export async function listedTokens(db: Session, by: User): Promise<Listed> {
  const tokens = await listTokens(db, by)

  return {
    tokens,
    users: await usersNamed(
      db,
      tokens.map(({ userId }) => userId),
    ),
  }
}

/** A line a token; its secret nobody has any more. */
export function sayTokens({ tokens, users }: Listed, { terminal, texts, now }: Context): string {
  if (tokens.length === 0) return texts.token.none
  const { columns, token } = texts
  const stands = ({ revokedAt, expiresAt }: ApiToken) => {
    if (revokedAt) return token.stands.revoked

    return expiresAt <= now() ? token.stands.expired : ''
  }

  return table(
    tokens,
    [
      { head: columns.id, cell: ({ id }) => shortId(id) },
      { head: columns.name, cell: ({ name }) => name, flexible: true },
      { head: token.columns.actsAs, cell: ({ userId }) => users.get(userId)?.name ?? '', flexible: true },
      { head: token.columns.scopes, cell: ({ scopes }) => scopes.join(', ') },
      { head: token.columns.expires, cell: ({ expiresAt }) => localMinute(expiresAt) },
      {
        head: token.columns.lastUsed,
        cell: ({ lastUsedAt }) => (lastUsedAt ? localMinute(lastUsedAt) : ''),
      },
      { head: '', cell: stands },
    ],
    terminal.columns,
  )
}
