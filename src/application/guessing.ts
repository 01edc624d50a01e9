import { guessed } from '../domain/guesses.ts'
import type { SecretKind } from '../domain/secrets.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { digestOf } from './secret-texts.ts'

/** What somebody tries: their secret, or a code to set one with. */
type Tried = SecretKind | `code of ${SecretKind}`

/** Whose secret is tried, and where from. */
interface Try {
  tried: Tried
  /** The user's id; null where there is no such account. */
  userId: string | null
  /** As it was typed. */
  name: string
  /** A device of the plant counts for itself, so that nobody elsewhere can keep its people waiting. */
  deviceId: string | null
}

/** What tries are counted by, and whose it is; null where there is no such user. */
export interface Account {
  key: string
  userId: string | null
}

/** An account that is not there is one like any other. */
export function accountOf({ tried, userId, name, deviceId }: Try): Account {
  const who = userId ?? digestOf(name.trim().toLowerCase())

  return { key: [tried, who, ...(deviceId === null ? [] : [deviceId])].join(' '), userId }
}

/**
 * Counts a try before it is judged: its session must be committed before the secret is compared. Throws
 * GuessedTooOften.
 */
export async function countTry(db: Session, { key, userId }: Account, at: Date): Promise<void> {
  const before = await db.signInGuesses.lock(key, at)
  await db.signInGuesses.save(key, guessed(before, at, userId))
}

/** Whoever knew the secret starts anew. */
export function forgetTries(db: Session, { key }: Account, at: Date): Promise<void> {
  return db.signInGuesses.save(key, { failures: 0, notBefore: at })
}
