import { InvalidInput, TenkenError } from './errors.ts'
import { mustAdminister } from './looking-after-people.ts'
import { longest, mustBeOneLine, mustSay } from './texts.ts'
import { mustBeTime } from './times.ts'
import { type Actor, mustAct } from './user.ts'

/** What a token is good for, at most what the role of its user allows. Nothing is signed with any of them. */
export const scopes = ['read', 'work', 'procedures', 'people'] as const
export type Scope = (typeof scopes)[number]

/** What a machine signs in with, without the secret: that was shown once. */
export interface ApiToken {
  id: string
  /** In whose name the machine acts. */
  userId: string
  name: string
  scopes: Scope[]
  madeBy: string
  madeAt: Date
  expiresAt: Date
  revokedAt: Date | null
  revokedBy: string | null
  lastUsedAt: Date | null
}

export class ScopeTooSmall extends TenkenError<{ scope: Scope; scopes: readonly Scope[] }> {
  readonly code = 'scope_too_small'
  readonly kind = 'forbidden'

  constructor(scope: Scope, had: readonly Scope[]) {
    super(`This needs a token for ${scope}; this one is for ${had.join(', ')}.`, { scope, scopes: had })
  }
}

/** A token acts for whoever makes it or for a machine's own user: never for somebody who signs in themself. */
export class TokenForPerson extends TenkenError<{ name: string }> {
  readonly code = 'token_for_person'
  readonly kind = 'refused'

  constructor({ name }: { name: string }) {
    super(`${name} signs in with a password or PIN: nobody makes a token that acts as ${name}.`, { name })
  }
}

export interface NewToken {
  name: string
  scopes: readonly Scope[]
  expiresAt: Date
}

/** Nothing that works by itself lasts longer, in days. */
export const tokenLastsDays = 366

/** The token with its name trimmed and each scope once; throws InvalidInput naming the field. */
export function newApiToken(token: NewToken, at: Date): NewToken {
  const name = token.name.trim()
  mustSay(name, 'name', longest.name)
  mustBeOneLine(name, 'name', longest.name)
  const wanted = scopes.filter((scope) => token.scopes.includes(scope))
  if (wanted.length === 0) throw new InvalidInput('scopes', { code: 'blank' })
  mustBeTime(token.expiresAt, 'expiresAt')
  const days = (token.expiresAt.getTime() - at.getTime()) / 86_400_000
  if (!(days > 0 && days <= tokenLastsDays)) {
    throw new InvalidInput('expiresAt', { code: 'not_within_days', days: tokenLastsDays })
  }

  return { name, scopes: wanted, expiresAt: token.expiresAt }
}

/** Throws TokenForPerson where the user is another than whoever makes the token, and has secrets to sign in with. */
export function mustBeForMachine(by: Actor, user: Actor, { hasSecrets }: { hasSecrets: boolean }): void {
  if (hasSecrets && user.id !== by.id) throw new TokenForPerson(user)
}

/** Everybody revokes what acts in their own name, an admin any. Throws AdminRequired. */
export function mustRevokeToken(by: Actor, { userId }: Pick<ApiToken, 'userId'>): void {
  if (userId === by.id) mustAct(by)
  else mustAdminister(by)
}
