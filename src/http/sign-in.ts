import type { User } from '../domain/user.ts'
import type { Database } from '../infrastructure/database/database.ts'

/** Who is behind a request, and how they have shown it. */
export interface SignedIn {
  user: User
  by: 'password' | 'pin' | 'token'
  /** Of the sign-in or the token. */
  id: string
}

/** Finds out by a request's headers who is behind it; undefined where nobody is. Asked on each request. */
export type Authenticate = (database: Database, headers: Headers) => Promise<SignedIn | undefined>
