import type { Scope } from './api-tokens.ts'
import type { SecretKind } from './secrets.ts'
import type { User } from './user.ts'

/** Who is behind a request, and how they have shown it: found anew on each one, so that what ends, ends at once. */
export type SignedIn = SignedInPerson | SignedInMachine

export interface SignedInPerson {
  readonly user: User
  readonly by: SecretKind
  /** Of the sign-in. */
  readonly id: string
  /** The enrolled device that they signed in on; null elsewhere. */
  readonly deviceId: string | null
}

export interface SignedInMachine {
  readonly user: User
  readonly by: 'token'
  /** Of the token. */
  readonly id: string
  readonly scopes: readonly Scope[]
}

/** A sign-in, without its token: until when it lasts at most, and without a request. */
export interface SignIn {
  id: string
  userId: string
  by: SecretKind
  deviceId: string | null
  signedInAt: Date
  until: Date
}

/** How long a sign-in lasts: without a request, and at most, in milliseconds. */
export const signInLasts = { idle: 30 * 60_000, atMost: 12 * 60 * 60_000 } as const
