import type { User } from '../domain/user.ts'
import type { Database } from '../infrastructure/database/database.ts'
import type { Session } from '../infrastructure/database/session.ts'

/** Who is behind a request, and how they have shown it. */
export interface SignedIn {
  user: User
  by: 'password' | 'pin' | 'token'
  /** Of the sign-in or the token. */
  id: string
}

/** Finds out by a request's headers who is behind it; undefined where nobody is. Asked on each request. */
export type Authenticate = (database: Database, headers: Headers) => Promise<SignedIn | undefined>

/** What somebody who is signed in signs with, and the sessions of their request. */
export interface Signing {
  sessions: { session<T>(work: (db: Session) => Promise<T>): Promise<T> }
  signedIn: SignedIn
  password: string
  at: Date
}

/** Has somebody prove once more who they are, then runs the verb that they sign (21 CFR 11.200) and commits it. */
export type Sign = <T>(signing: Signing, verb: (db: Session) => Promise<T>) => Promise<T>
