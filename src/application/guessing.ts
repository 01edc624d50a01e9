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

/** What tries are counted by. An account that is not there is one like any other. */
export function accountOf({ tried, userId, name, deviceId }: Try): string {
  const who = userId ?? digestOf(name.trim().toLowerCase())

  return [tried, who, ...(deviceId === null ? [] : [deviceId])].join(' ')
}

/**
 * Counts a try before it is judged: its session must be committed before the secret is compared. Throws
 * GuessedTooOften.
 */
export async function countTry(db: Session, account: string, at: Date): Promise<void> {
  const before = await db.signInGuesses.lock(account, at)
  await db.signInGuesses.save(account, guessed(before, at))
}

/** Whoever knew the secret starts anew. */
export function forgetTries(db: Session, account: string, at: Date): Promise<void> {
  return db.signInGuesses.save(account, { failures: 0, notBefore: at })
}
