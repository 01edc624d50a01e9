import { setOwnSecret } from '../../src/application/secrets.ts'
import { type SigningIn, signIn } from '../../src/application/sign-ins.ts'
import type { SecretKind } from '../../src/domain/secrets.ts'
import type { Role, User } from '../../src/domain/user.ts'
import type { Database } from '../../src/infrastructure/database/database.ts'
import { aUser } from '../setup/records.ts'
import { cheapHashing } from './cheap-hashing.ts'

export const hashing = cheapHashing()
export const password = 'seven lamps at the gate'
export const pin = '402817'

/** Somebody on record with a password or a PIN. */
export async function aPerson(
  database: Database,
  role: Role,
  ...kinds: SecretKind[]
): Promise<User & { email: string }> {
  const user = await aUser(database, role, `Person ${role}`)
  for (const kind of kinds) {
    const secret = kind === 'pin' ? pin : password
    await database.session((db) => setOwnSecret(db, { user, kind, secret, at: new Date() }, hashing))
  }

  return user
}

/** Signs in by password unless told otherwise. */
export function signsIn(database: Database, user: User & { email: string }, more: Partial<SigningIn> = {}) {
  return signIn(
    database,
    { name: user.email, kind: 'password', secret: password, device: null, at: new Date(), ...more },
    hashing,
  )
}

/** So many milliseconds after now. */
export function later(milliseconds: number): Date {
  return new Date(Date.now() + milliseconds)
}
