import { NotProven, type SecretHashing, type SecretKind, secretAsTyped } from '../domain/secrets.ts'
import { mustBeTime } from '../domain/times.ts'
import type { User } from '../domain/user.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { accountOf, countTry, forgetTries } from './guessing.ts'
import type { Sessions } from './sessions.ts'

/** Shows once more who somebody is who is signed in already. */
export interface Proof {
  user: User
  kind: SecretKind
  secret: string
  /** The enrolled device that they are signed in on. */
  deviceId: string | null
  at: Date
}

/** Tries count like those of signing in. Throws NotProven or GuessedTooOften; returns the hash that was proven. */
export async function prove(sessions: Sessions, proof: Proof, hashing: SecretHashing): Promise<string> {
  const { user, kind, secret, deviceId, at } = proof
  mustBeTime(at)
  const account = accountOf({ tried: kind, userId: user.id, name: '', deviceId })
  const hash = await sessions.session(async (db) => {
    await countTry(db, account, at)

    return (await db.userSecrets.findNamed(user.id, kind))?.hash ?? null
  })
  const isTheirs = await hashing.matches(hash, secretAsTyped(secret))
  if (!isTheirs || hash === null) throw new NotProven(kind)
  await sessions.session((db) => forgetTries(db, account, at))

  return hash
}

/**
 * Runs a verb by which somebody signs (21 CFR 11.200), once they have proven their password. The same session makes sure
 * that it is theirs still, and that they are active, and holds it until the end. Throws NotProven, GuessedTooOften, and
 * what the verb throws.
 */
export async function signing<T>(
  sessions: Sessions,
  { hashing, ...proof }: Omit<Proof, 'kind'> & { hashing: SecretHashing },
  verb: (db: Session) => Promise<T>,
): Promise<T> {
  const hash = await prove(sessions, { ...proof, kind: 'password' }, hashing)

  return sessions.session(async (db) => {
    if (!(await db.userSecrets.isStill(proof.user.id, 'password', hash))) throw new NotProven('password')

    return verb(db)
  })
}
