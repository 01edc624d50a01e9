import { afterAll, beforeAll, expect, test } from 'vitest'
import { listTokens, makeToken, revokeToken } from '../../src/application/api-tokens.ts'
import { addFirstAdmin, firstStart } from '../../src/application/first-start.ts'
import { newId } from '../../src/application/id.ts'
import { whoIsBehind } from '../../src/application/sign-ins.ts'
import { CodeUnusable } from '../../src/domain/secrets.ts'
import type { User } from '../../src/domain/user.ts'
import { aMigratedDatabase, aUser, aWorker, type OpenTestDatabase } from '../setup/records.ts'
import { aPerson, hashing, password, signsIn } from './people.ts'

let on: OpenTestDatabase
beforeAll(async () => {
  on = await aMigratedDatabase()
})
afterAll(() => on.close())

const at = new Date()
const expiresAt = new Date(at.getTime() + 30 * 86_400_000)

const make = (user: User, by: User, more: { id?: string; expiresAt?: Date } = {}) =>
  on.database.session((db) =>
    makeToken(db, {
      id: newId(),
      userId: user.id,
      name: 'bridge',
      scopes: ['read'],
      expiresAt,
      by,
      at,
      ...more,
    }),
  )
const behind = (secret: string, when = new Date()) =>
  on.database.single((db) => whoIsBehind(db, secret, when))

test('the first admin comes by the code that the server told on its terminal, once', async () => {
  const first = await aMigratedDatabase()
  const told = await first.database.session((db) => firstStart(db, at))
  const person = { email: 'first@example.com', name: 'The First', password, at: new Date() }
  const add = (code: string, expected = told?.expected) =>
    first.database.session((db) => addFirstAdmin(db, { ...person, code, expected }, hashing))

  const over = told && { ...told.expected, until: person.at }
  for (const code of ['AAAA-AAAA-AAAA', '']) await expect(add(code)).rejects.toThrow(CodeUnusable)
  await expect(add(told?.code ?? '', over)).rejects.toThrow(CodeUnusable)
  expect(told?.expected.until).toEqual(new Date(at.getTime() + 3_600_000))
  await expect(add(told?.code ?? '')).resolves.toMatchObject({ role: 'admin' })

  await expect(add(told?.code ?? '')).rejects.toMatchObject({ code: 'first_start_over' })
  expect(await first.database.session((db) => firstStart(db, at))).toBeUndefined()
  const { user } = await signsIn(first.database, await aUser(first.database, 'worker'), {
    name: person.email,
  })
  expect(user).toMatchObject({ name: 'The First', role: 'admin' })
  await first.close()
})

test('two who have the code at once do not both become the first', async () => {
  const first = await aMigratedDatabase()
  const told = await first.database.session((db) => firstStart(db, at))

  const outcomes = await Promise.allSettled(
    ['one', 'two', 'three'].map((name) =>
      first.database.session((db) =>
        addFirstAdmin(
          db,
          {
            email: `${name}@example.com`,
            name,
            password,
            at,
            code: told?.code ?? '',
            expected: told?.expected,
          },
          hashing,
        ),
      ),
    ),
  )

  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await first.close()
})

test('a token is known by its secret, and says for whom and what', async () => {
  const admin = await aPerson(on.database, 'admin', 'password')
  const machine = await aWorker(on.database)

  const { token, secret } = await make(machine, admin)

  expect(await behind(secret)).toEqual({ user: machine, by: 'token', id: token.id, scopes: ['read'] })
  const [listed] = await on.database.session((db) => listTokens(db, admin))
  expect(listed).toMatchObject({ id: token.id, lastUsedAt: expect.any(Date) })
  expect(JSON.stringify(listed)).not.toContain(secret)
})

test('a token is nothing after its time, once revoked, and once its user has left', async () => {
  const admin = await aPerson(on.database, 'admin')
  const [machine, gone] = [await aWorker(on.database), await aWorker(on.database)]
  const [one, other, third] = [
    await make(machine, admin),
    await make(machine, admin),
    await make(gone, admin),
  ]

  expect(await behind(one.secret, expiresAt)).toBeUndefined()

  const revoke = () =>
    on.database.session((db) => revokeToken(db, { id: other.token.id, by: admin, at: new Date() }))
  const revoked = await revoke()
  expect(await behind(other.secret)).toBeUndefined()
  expect(await revoke()).toEqual(revoked)

  for (const [by, is] of [
    [gone, 'clock_timestamp()'],
    [admin, 'null'],
  ] as const) {
    await on.database.session(async (db) => {
      db.actAs(by)
      await db.rows(`update users set deactivated_at = ${is} where id = $1`, [gone.id])
    })
    expect(await behind(third.secret)).toBeUndefined()
  }
})

test('only an admin makes one, never for somebody who signs in themself, and each tells its secret once', async () => {
  const admin = await aPerson(on.database, 'admin', 'password')
  const supervisor = await aPerson(on.database, 'supervisor', 'password')
  const machine = await aWorker(on.database)

  await expect(make(machine, supervisor)).rejects.toMatchObject({ code: 'admin_required' })
  await expect(make(supervisor, admin)).rejects.toMatchObject({ code: 'token_for_person' })
  const { token } = await make(admin, admin)
  await expect(make(admin, admin, { id: token.id })).rejects.toMatchObject({ code: 'id_taken' })
  await expect(make(machine, admin, { expiresAt: at })).rejects.toMatchObject({ code: 'invalid_input' })
  await expect(on.database.session((db) => listTokens(db, supervisor))).rejects.toMatchObject({
    code: 'admin_required',
  })
  await expect(
    on.database.session((db) => revokeToken(db, { id: token.id, by: supervisor, at })),
  ).rejects.toMatchObject({ code: 'admin_required' })
})
