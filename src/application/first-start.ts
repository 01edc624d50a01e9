import { timingSafeEqual } from 'node:crypto'
import { type ExpectedCode, FirstStartOver } from '../domain/first-start.ts'
import { CodeUnusable, newSecret, type SecretHashing } from '../domain/secrets.ts'
import type { User } from '../domain/user.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { codeAsTyped, digestOf, newCode } from './secret-texts.ts'
import { setOwnSecret } from './secrets.ts'
import { type Addition, addUser } from './users.ts'

/** What a server that nobody is on record of tells on its own terminal alone, once: whoever reads it is the first. */
export interface FirstStart {
  code: string
  /** What the server keeps of it. */
  expected: ExpectedCode
}

/** For how long a code is good that may stand on somebody's screen, in milliseconds; a new start makes another. */
const codeLasts = 60 * 60_000

/** A code for the first admin; undefined where somebody is on record. */
export async function firstStart(db: Session, at: Date): Promise<FirstStart | undefined> {
  if (await db.users.areAny()) return undefined
  const code = newCode()

  return { code, expected: { digest: digestOf(code), until: new Date(at.getTime() + codeLasts) } }
}

export interface FirstAdmin extends Omit<Addition, 'by' | 'role'> {
  password: string
  /** As it was typed. */
  code: string
  /** Undefined where the server has made none. */
  expected: ExpectedCode | undefined
}

/**
 * Puts the first admin on record, with a password. Throws CodeUnusable, InvalidInput, FirstStartOver where somebody is
 * on record by now, and what addUser throws.
 */
export async function addFirstAdmin(
  db: Session,
  { password, code, expected, ...person }: FirstAdmin,
  hashing: SecretHashing,
): Promise<User> {
  if (await db.users.areAny()) throw new FirstStartOver()
  if (!expected || expected.until <= person.at || !isSame(digestOf(codeAsTyped(code)), expected.digest))
    throw new CodeUnusable()
  const { email = null, employeeNumber = null, name } = person
  newSecret('password', password, { email, employeeNumber, name })
  const user = await addUser(db, { ...person, role: 'admin', by: null })
  await setOwnSecret(db, { user, kind: 'password', secret: password, at: person.at }, hashing)

  return user
}

/** In a time that tells nothing of where they differ. */
function isSame(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one), Buffer.from(other))
}
