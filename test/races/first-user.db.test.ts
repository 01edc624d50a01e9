import { expect, test } from 'vitest'
import { addUser } from '../../src/application/users.ts'
import { ActorUnknown } from '../../src/domain/user.ts'
import type { Database } from '../../src/infrastructure/database/database.ts'
import { aMigratedDatabase } from '../setup/records.ts'

const first = (database: Database, n: number) =>
  database.session((db) =>
    addUser(db, {
      email: `first${n}@example.com`,
      name: `First ${n}`,
      role: 'admin',
      by: null,
      at: new Date(),
    }),
  )

test('of many who want to be the first user at once, one is, and nobody adds another', async () => {
  const { database, close } = await aMigratedDatabase()

  const tried = await Promise.allSettled(Array.from({ length: 8 }, (_, n) => first(database, n)))

  const refused = tried.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
  expect(refused).toHaveLength(7)
  for (const reason of refused) expect(reason).toBeInstanceOf(ActorUnknown)
  expect(await database.session((db) => db.users.list())).toHaveLength(1)
  await expect(first(database, 9)).rejects.toThrow(ActorUnknown)
  await close()
})

test('the first user may add themself', async () => {
  const { database, close } = await aMigratedDatabase()
  const id = '019a0000-0000-7000-8000-000000000001'

  await database.session(async (db) => {
    db.actAs({ id })
    await db.users.insert(
      { id, email: 'a@example.com', employeeNumber: null, name: 'A', role: 'admin' },
      new Date(),
    )
  })

  const others = database.session(async (db) => {
    const itself = '019a0000-0000-7000-8000-000000000002'
    db.actAs({ id: itself })
    await db.users.insert(
      { id: itself, email: 'b@example.com', employeeNumber: null, name: 'B', role: 'admin' },
      new Date(),
    )
  })
  await expect(others).rejects.toThrow(ActorUnknown)
  await close()
})
