import { once } from 'node:events'
import net from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { isCoded } from '../../src/domain/errors.ts'
import { Database } from '../../src/infrastructure/database/database.ts'
import type { Session } from '../../src/infrastructure/database/session.ts'
import { engineUnderTest } from '../setup/database.ts'
import { aMigratedDatabase, type OpenTestDatabase } from '../setup/records.ts'

let on: OpenTestDatabase

beforeAll(async () => {
  on = await aMigratedDatabase({ DATABASE_CONNECT_TIMEOUT_MS: '400', DATABASE_POOL_SIZE: '1' })
})

afterAll(() => on.close())

/** What `work` was refused with, and after how long. */
async function refused(work: () => Promise<unknown>): Promise<{ code: unknown; milliseconds: number }> {
  const since = performance.now()
  const error: unknown = await work().then(
    () => undefined,
    (raised: unknown) => raised,
  )

  return { code: isCoded(error) ? error.code : error, milliseconds: performance.now() - since }
}

describe('what is waited for in vain is waited for once', () => {
  test('a pool that is used up', async () => {
    await using _held = await on.database.begin()

    for (const form of [
      () => on.database.session((db) => db.users.list()),
      () => on.database.single((db) => db.users.list()),
      () => on.database.begin(),
    ]) {
      const { code, milliseconds } = await refused(form)
      expect(code).toBe('database_unavailable')
      expect(milliseconds).toBeGreaterThan(350)
      expect(milliseconds).toBeLessThan(1200)
    }
  })

  describe.runIf(engineUnderTest === 'server')('on a server', () => {
    test('a row that stays locked', async () => {
      await using database = await open({ DATABASE_LOCK_TIMEOUT_MS: '300' })
      await using holder = await database.begin()
      await holder.rows('lock table users in access exclusive mode')

      for (const form of [
        () => database.session((db) => db.users.list()),
        () => database.single((db) => db.users.list()),
      ]) {
        const { code, milliseconds } = await refused(form)
        expect(code).toBe('database_unavailable')
        expect(milliseconds).toBeGreaterThan(250)
        expect(milliseconds).toBeLessThan(1200)
      }
    })

    test.each(['before', 'after'])(
      'a server that takes the call and says nothing (%s the greeting)',
      async (when) => {
        const { hostname, port } = new URL(on.url)
        const server = net.createServer((client) => {
          client.on('error', () => {})
          if (when === 'before') return
          // It lets a client sign in, and leaves the first statement without an answer.
          const upstream = net.connect(Number(port), hostname)
          upstream.on('error', () => {})
          client.once('data', (data) => upstream.write(data))
          upstream.once('data', (data) => client.write(data))
          client.on('close', () => upstream.destroy())
        })
        await once(server.listen(0, '127.0.0.1'), 'listening')
        const address = server.address()
        const url = Object.assign(new URL(on.url), {
          hostname: '127.0.0.1',
          port: String(typeof address === 'object' ? address?.port : ''),
        }).href
        const database = await open({
          DATABASE_URL: url,
          DATABASE_CONNECT_TIMEOUT_MS: '400',
          DATABASE_STATEMENT_TIMEOUT_MS: '300',
          DATABASE_QUERY_TIMEOUT_MS: '400',
        })

        const { code, milliseconds } = await refused(() => database.session((db) => db.users.list()))

        expect(code).toBe('database_unavailable')
        expect(milliseconds).toBeLessThan(1200)
        await database.close()
        server.close()
      },
    )
  })
})

describe.runIf(engineUnderTest === 'server')('a session whose backend dies', () => {
  const others = `select pg_terminate_backend(pid) from pg_stat_activity
    where pid <> pg_backend_pid() and datname = current_database()`
  const kill = async (db: Session) => {
    await db.rows('select 1')
    await using killer = await open({})
    await killer.session((other) => other.rows(others))
    await pause(50)
  }
  const asks: [string, (db: Session) => Promise<unknown>][] = [
    ['a verb’s statement', (db) => db.users.list()],
    ['SQL of one’s own', (db) => db.rows('select 1')],
    ['Drizzle', (db) => db.query.users.findMany()],
  ]

  test.each(asks)('is told so in our words: %s', async (_what, ask) => {
    await using db = await on.database.begin()
    await kill(db)

    for (const time of ['at first', 'ever after'])
      expect([time, (await refused(() => ask(db))).code]).toEqual([time, 'database_unavailable'])
  })

  test('at its commit, which never left: it did not happen, and is tried again', async () => {
    await using db = await on.database.begin()
    await kill(db)
    expect((await refused(() => db.commit())).code).toBe('database_unavailable')
    let tries = 0

    await on.database.session(async (again) => {
      tries++
      if (tries === 1) await kill(again)
    })

    expect(tries).toBe(2)
  })

  test('in a loop, and on a lent connection', async () => {
    const loop = async () => {
      for await (const db of on.database.getDbSession()) {
        await kill(db)
        await db.users.list()
      }
    }
    const lent = () =>
      on.database.connection((sql) => sql.execute('select pg_terminate_backend(pg_backend_pid()); select 1'))

    expect((await refused(loop)).code).toBe('database_unavailable')
    expect((await refused(lent)).code).toBe('database_unavailable')
  })

  test('or idles in its transaction for too long', async () => {
    await using database = await open({ DATABASE_IDLE_IN_TRANSACTION_TIMEOUT_MS: '50' })
    await using db = await database.begin()
    await db.rows('select 1')
    await pause(200)

    expect((await refused(() => db.users.list())).code).toBe('database_unavailable')
    expect((await refused(() => db.commit())).code).toBe('database_unavailable')
  })
})

test.each([
  '53100',
  '53200',
  '53400',
  '57014',
  '58030',
  ...(engineUnderTest === 'server' ? ['57P01', '57P05', '25P03'] : []),
])('whatever keeps the database from answering is an error of ours: %s', async (state) => {
  const raise = `do $$ begin raise 'as PostgreSQL says' using errcode = '${state}'; end $$`

  const { code } = await refused(() => on.database.session((db) => db.rows(raise), { retries: 0 }))

  expect(code).toBe(state === '53100' ? 'disk_full' : 'database_unavailable')
})

function open(env: Record<string, string>): Promise<Database> {
  return Database.open(readConfig({ DATABASE_URL: on.url, ...env }))
}
