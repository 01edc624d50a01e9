import { parse } from 'hono/utils/cookie'
import { signing } from '../application/proofs.ts'
import { whoIsBehind } from '../application/sign-ins.ts'
import { NotProven, type SecretHashing } from '../domain/secrets.ts'
import type { SignedIn } from '../domain/signed-in.ts'
import type { Database } from '../infrastructure/database/database.ts'
import type { Session } from '../infrastructure/database/session.ts'

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

/** By the token of a machine or of a sign-in, in the header Authorization or in the cookie, in one statement. */
export function authenticateBy(now: () => Date): Authenticate {
  return async (database, headers) => {
    const token = bearerIn(headers) ?? cookieIn(headers, cookies.signIn)
    if (token === undefined) return undefined

    return database.single((db) => whoIsBehind(db, token, now()))
  }
}

/** By password. A machine signs nothing. */
export function signBy(hashing: SecretHashing): Sign {
  return ({ sessions, signedIn, password, at }, verb) => {
    if (signedIn.by === 'token') throw new NotProven('password')
    const { user, deviceId } = signedIn

    return signing(sessions, { hashing, user, secret: password, deviceId, at }, verb)
  }
}

/** Whether a request shows who it is of by itself, and not by a cookie that a browser adds. */
export function hasBearer(headers: Headers): boolean {
  return bearerIn(headers) !== undefined
}

/** Of who is signed in, and of an enrolled device; behind TLS browsers keep them to this very host. */
export const cookies = { signIn: 'tenken', device: 'tenken-device' } as const

export function cookieIn(headers: Headers, name: string): string | undefined {
  const all = parse(headers.get('cookie') ?? '')

  return all[`__Host-${name}`] ?? all[name]
}

function bearerIn(headers: Headers): string | undefined {
  const [, token] = /^Bearer +(\S+)$/i.exec(headers.get('authorization') ?? '') ?? []

  return token
}
