import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { mustBeAtHead } from '../../src/infrastructure/database/at-head.ts'
import type { Database } from '../../src/infrastructure/database/database.ts'
import { ContrarySetting } from '../../src/infrastructure/database/errors.ts'
import { engineUnderTest } from '../setup/database.ts'
import { addPerson } from '../setup/records.ts'
import { aLastingDatabase, type Lasting } from './reopened.ts'

const ann = { email: 'ann@example.com', name: 'Ann', role: 'worker' } as const

let on: Lasting

beforeAll(async () => {
  on = await aLastingDatabase()
  await using database = await on.open()
  await database.connection((sql) =>
    sql.execute('create schema mine; create table mine.users (id uuid); create schema empty'),
  )

  return () => on.drop()
})

afterEach(() => on.reset())

const writing = (database: Database) => database.session((db) => addPerson(db, ann, new Date()))

test('a role whose transactions are read-only reads, and is told of the setting when it writes', async () => {
  await on.set({ default_transaction_read_only: 'on' })
  await using database = await on.open()

  await expect(database.session((db) => db.users.list())).resolves.toEqual([])
  for (const write of [
    writing,
    (db: Database) =>
      db.single((one) =>
        one.users.insert({ id: crypto.randomUUID(), employeeNumber: null, ...ann }, new Date()),
      ),
    (db: Database) => db.connection((sql) => sql.execute('create table notes (n int)')),
  ]) {
    await expect(write(database)).rejects.toMatchObject({
      code: 'contrary_setting',
      kind: 'unavailable',
      data: {
        setting: 'default_transaction_read_only',
        setFor: engineUnderTest === 'server' ? 'role_in_database' : 'elsewhere',
        reason: { code: 'read_only' },
      },
    })
  }
})

test('a session that is read-only by its own wish is no matter of settings', async () => {
  await on.set({ default_transaction_read_only: 'on' })
  await using database = await on.open()

  const write = database.session((db) => addPerson(db, ann, new Date()), { readOnly: true })

  await expect(write).rejects.toMatchObject({ code: 'session_misuse' })
})

// The embedded engine is started with a search path that no configuration changes.
describe.runIf(engineUnderTest === 'server')('a search path', () => {
  test.each([
    ['that leads to no schema', 'nowhere', 'tables_elsewhere'],
    ['that leads past the tables', 'mine', 'tables_elsewhere'],
    ['that is empty', "''", 'tables_elsewhere'],
  ])('%s is named by whatever misses the tables', async (_what, path, code) => {
    await on.set({ search_path: path })
    await using database = await on.open({ DATABASE_SESSION_RETRIES: '0' })
    const expected = {
      code: 'contrary_setting',
      data: { setting: 'search_path', setFor: 'role_in_database', reason: { code, homes: ['public'] } },
    }

    await expect(database.session((db) => db.sops.get(crypto.randomUUID()))).rejects.toMatchObject(expected)
    await expect(database.session(mustBeAtHead)).rejects.toMatchObject(expected)
  })

  test.each([
    ['mine, public', { code: 'another_before', another: 'mine', home: 'public' }],
    ['empty, public', { code: 'another_before', another: 'empty', home: 'public' }],
    ['public, pg_catalog', { code: 'catalog_later', home: 'public' }],
  ])(
    'that finds other things before Tenken does is refused before anything is read: %s',
    async (path, reason) => {
      await on.set({ search_path: path })

      for (const pooler of ['none', 'transaction']) {
        await using database = await on.open({ DATABASE_POOLER: pooler, DATABASE_POOL_SIZE: '1' })
        const reading = () => database.session((db) => db.users.list())
        await expect(reading()).rejects.toThrow(ContrarySetting)
        // Nor does it use up the pool.
        await expect(reading()).rejects.toMatchObject({ data: { reason } })
      }
    },
  )

  test('that leads elsewhere after the tables is nobody’s business', async () => {
    await on.set({ search_path: 'nowhere, public, mine' })
    await using database = await on.open()

    await expect(database.session((db) => db.users.list())).resolves.toEqual([])
  })
})
