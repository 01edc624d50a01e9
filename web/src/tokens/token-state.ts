import type { tenken } from '../server/tenken.ts'

export type Token = Awaited<ReturnType<typeof tenken.apiTokens.list>>['apiTokens'][number]
export type Scope = Token['scopes'][number]

export const scopes: readonly Scope[] = ['read', 'work', 'procedures', 'people']

export function stateOfToken(
  { revokedAt, expiresAt }: Pick<Token, 'revokedAt' | 'expiresAt'>,
  now: Date,
): 'active' | 'expired' | 'revoked' {
  if (revokedAt) return 'revoked'

  return new Date(expiresAt) > now ? 'active' : 'expired'
}
