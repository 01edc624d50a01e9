import { timingSafeEqual } from 'node:crypto'
import { FirstStartOver } from '../domain/first-start.ts'
import { CodeUnusable, newSecret, type SecretHashing } from '../domain/secrets.ts'
import type { User } from '../domain/user.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { codeAsTyped, digestOf, newCode } from './secret-texts.ts'
import { setOwnSecret } from './secrets.ts'
import { type Addition, addUser } from './users.ts'

/** What a server that nobody is on record of tells on its own terminal alone, once: whoever reads it is the first. */
export interface FirstStart {
  code: string
  digest: string
}

/** A code for the first admin; undefined where somebody is on record. */
export async function firstStart(db: Session): Promise<FirstStart | undefined> {
  if (await db.users.areAny()) return undefined
  const code = newCode()

  return { code, digest: digestOf(code) }
}

export interface FirstAdmin extends Omit<Addition, 'by' | 'role'> {
  password: string
  /** As it was typed, and the digest of the one that the server made; undefined where it made none. */
  code: string
  digest: string | undefined
}

/**
 * Puts the first admin on record, with a password. Throws CodeUnusable, InvalidInput, FirstStartOver where somebody is
 * on record by now, and what addUser throws.
 */
export async function addFirstAdmin(
  db: Session,
  { password, code, digest, ...person }: FirstAdmin,
  hashing: SecretHashing,
): Promise<User> {
  if (await db.users.areAny()) throw new FirstStartOver()
  const typed = digestOf(codeAsTyped(code))
  if (digest === undefined || !timingSafeEqual(Buffer.from(typed), Buffer.from(digest))) {
    throw new CodeUnusable()
  }
  const { email = null, employeeNumber = null, name } = person
  newSecret('password', password, { email, employeeNumber, name })
  const user = await addUser(db, { ...person, role: 'admin', by: null })
  await setOwnSecret(db, { user, kind: 'password', secret: password, at: person.at }, hashing)

  return user
}
