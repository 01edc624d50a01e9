import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyTrail } from '../../src/application/audit/verification.ts'
import { addUser, changeRole, deactivateUser } from '../../src/application/users.ts'
import type { Role, User } from '../../src/domain/user.ts'
import { aMigratedDatabase, aUser, type OpenTestDatabase } from '../setup/records.ts'

let on: OpenTestDatabase

beforeAll(async () => {
  on = await aMigratedDatabase()
})

afterAll(() => on.close())

const at = () => new Date()

/** Leaves two of this role, and nobody else who looks after people. */
async function twoLeft(role: Role): Promise<[User, User]> {
  const two: [User, User] = [await aUser(on.database, role), await aUser(on.database, role)]
  await on.database.session((db) =>
    db.rows(
      `with off as (select set_config('session_replication_role', 'replica', true))
       update users set deactivated_at = now() from off where id <> all($1)`,
      [two.map(({ id }) => id)],
    ),
  )

  return two
}

async function codesOf(attempts: Promise<unknown>[]): Promise<string[]> {
  const settled = await Promise.allSettled(attempts)

  return settled.map((one) => (one.status === 'fulfilled' ? 'done' : String(one.reason.code))).sort()
}

async function active(role: Role): Promise<number> {
  const people = await on.database.session((db) => db.users.list())

  return people.filter((one) => one.role === role && one.deactivatedAt === null).length
}

const leave = (one: User) =>
  on.database.session((db) => deactivateUser(db, { id: one.id, by: one, at: at() }))

test.each(['admin', 'supervisor'] as const)('of two who leave at once, the last %s stays', async (role) => {
  for (let n = 0; n < 5; n++) {
    const two = await twoLeft(role)

    expect(await codesOf(two.map(leave))).toEqual(['done', 'last_admin'])
    expect(await active(role)).toBe(1)
  }
})

test('of two admins who make workers of each other at once, one does', async () => {
  for (let n = 0; n < 5; n++) {
    const [one, other] = await twoLeft('admin')
    const demote = (by: User, { id }: User) =>
      on.database.session((db) => changeRole(db, { id, role: 'worker', by, at: at() }))

    expect(await codesOf([demote(one, other), demote(other, one)])).toContain('done')
    expect(await active('admin')).toBe(1)
  }
})

test('of two supervisors who add the first admin at once, one does', async () => {
  const two = await twoLeft('supervisor')
  const add = (by: User) =>
    on.database.session((db) =>
      addUser(db, { email: `${crypto.randomUUID()}@example.com`, name: 'A', role: 'admin', by, at: at() }),
    )

  expect(await codesOf(two.map(add))).toEqual(['admin_required', 'done'])
  expect(await active('admin')).toBe(1)
})

test('what came of the races is lawful by the trail of each', async () => {
  const database = await aMigratedDatabase()
  const [one, other] = [await aUser(database.database, 'admin'), await aUser(database.database, 'admin')]
  await Promise.allSettled(
    [one, other].map((by) =>
      database.database.session((db) => deactivateUser(db, { id: by.id, by, at: at() })),
    ),
  )

  const { findings } = await database.database.session((db) => verifyTrail(db), {
    isolation: 'repeatable read',
    readOnly: true,
  })

  expect(findings).toEqual([])
  await database.close()
})
