import { randomUUID } from 'node:crypto'
import {
  addUser,
  type Database,
  makeToken,
  type Role,
  setOwnSecret,
  signIn,
  type User,
} from '../../src/index.ts'
import { Argon2id } from '../../src/infrastructure/secret-hashing.ts'

/** Of every supervisor. */
export const password = 'lockout tagout tryout'

const tomorrow = () => new Date(Date.now() + 86_400_000)
const hashing = new Argon2id()

/** Somebody who looks after the plant. */
export function anAdmin(database: Database): Promise<User> {
  return database.session((db) => added(db, { role: 'admin', n: 0, by: null }))
}

/** So many workers, each with a token of a machine that acts for them. */
export function workersOf(database: Database, admin: User, count: number): Promise<string[]> {
  return inTurn(count, (n) =>
    database.session(async (db) => {
      const { id: userId } = await added(db, { role: 'worker', n, by: admin })
      const { secret } = await makeToken(db, {
        id: randomUUID(),
        userId,
        by: admin,
        at: new Date(),
        name: 'Terminal',
        scopes: ['read', 'work'],
        expiresAt: tomorrow(),
      })

      return secret
    }),
  )
}

/** So many supervisors, signed in by their password, for a machine signs nothing. */
export function supervisorsOf(database: Database, admin: User, count: number): Promise<string[]> {
  return inTurn(count, async (n) => {
    const user = await database.session((db) => added(db, { role: 'supervisor', n, by: admin }))
    const secret = { kind: 'password', secret: password } as const
    await database.session((db) => setOwnSecret(db, { user, ...secret, at: new Date() }, hashing))
    const { token } = await signIn(
      database,
      { name: user.id, ...secret, device: null, at: new Date() },
      hashing,
    )

    return token
  })
}

function added(
  db: Parameters<typeof addUser>[0],
  { role, n, by }: { role: Role; n: number; by: User | null },
): Promise<User> {
  const email = `${role}${n}@example.com`

  return addUser(db, { email, name: `${role} ${n}`, role, by, at: new Date() })
}

async function inTurn<T>(count: number, make: (n: number) => Promise<T>): Promise<T[]> {
  const made: T[] = []
  for (let n = 0; n < count; n++) made.push(await make(n))

  return made
}
