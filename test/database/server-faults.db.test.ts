import net from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/application/id.ts'
import { recordCheck } from '../../src/application/safety-checks.ts'
import { showWorkSession } from '../../src/application/work-sessions.ts'
import { readConfig } from '../../src/config.ts'
import { Database } from '../../src/infrastructure/database/database.ts'
import { DatabaseUnavailable, OutcomeUnknown } from '../../src/infrastructure/database/errors.ts'
import { engineUnderTest } from '../setup/database.ts'
import { addPerson, aMigratedDatabase, type OpenTestDatabase, someWork } from '../setup/records.ts'

describe.runIf(engineUnderTest === 'server')('db-005: sessions on a server that fails', () => {
  let on: OpenTestDatabase

  beforeAll(async () => {
    on = await aMigratedDatabase()
  })

  afterAll(() => on.close())

  test('a connection that is cut in the middle of the work is replaced, and the work is run again', async () => {
    let tries = 0

    const users = await on.database.session(async (db) => {
      tries++
      await addPerson(db, { email: `cut${tries}@example.com`, name: 'Cut', role: 'admin' })
      if (tries === 1) await db.rows('select pg_terminate_backend(pg_backend_pid())')

      return db.users.list()
    })

    expect(tries).toBe(2)
    expect(users.map(({ email }) => email)).toEqual(['cut2@example.com'])
  })

  test('connections that are cut while idle do not end the process or fail the next session', async () => {
    const held = await Promise.all([on.database.begin(), on.database.begin()])
    await Promise.all(held.map((db) => db.rows('select 1')))
    await Promise.all(held.map((db) => db.rollback()))

    await on.database.session((db) =>
      db.rows(
        'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
      ),
    )
    await pause(100)

    await expect(on.database.session((db) => db.rows('select 1 as one'))).resolves.toEqual([{ one: 1 }])
  })

  test('a statement that takes too long is ended by the server, and the connection serves the next', async () => {
    await using database = await Database.open(
      readConfig({ DATABASE_URL: on.url, DATABASE_STATEMENT_TIMEOUT_MS: '100', DATABASE_POOL_SIZE: '1' }),
    )

    const slow = database.session((db) => db.rows('select pg_sleep(60)'))

    await expect(slow).rejects.toThrow(DatabaseUnavailable)
    await expect(database.session((db) => db.rows('select 1 as one'))).resolves.toEqual([{ one: 1 }])
  })

  test('a server that stops answering is given up on, and its connection replaced', async () => {
    const proxy = await aProxy('silent', on.url, () => {})
    await using database = await Database.open(
      readConfig({
        DATABASE_URL: proxy.url,
        DATABASE_STATEMENT_TIMEOUT_MS: '100',
        DATABASE_QUERY_TIMEOUT_MS: '150',
        DATABASE_POOL_SIZE: '1',
      }),
    )

    const unanswered = database.session((db) => db.rows("select 'silent'"))
    await expect(unanswered).rejects.toThrow(DatabaseUnavailable)
    await expect(unanswered).rejects.toThrow('no answer within 150 ms')
    await expect(database.single((db) => db.rows("select 'silent'"))).rejects.toThrow(OutcomeUnknown)
    await expect(database.session((db) => db.rows('select 1 as one'))).resolves.toEqual([{ one: 1 }])
    proxy.close()
  })

  test('a row that stays locked is given up on after the lock timeout', async () => {
    await using database = await Database.open(
      readConfig({ DATABASE_URL: on.url, DATABASE_LOCK_TIMEOUT_MS: '50', DATABASE_SESSION_RETRIES: '1' }),
    )
    await using holder = await database.begin()
    await holder.rows('lock table users')

    const waiting = database.session((db) => db.users.list())

    await expect(waiting).rejects.toThrow(DatabaseUnavailable)
  })

  test('a server that is not there is reported without its password', async () => {
    const nowhere = 'postgres://ann:secret@127.0.0.1:1/none'
    await using database = await Database.open(
      readConfig({ DATABASE_URL: nowhere, DATABASE_SESSION_RETRIES: '0' }),
    )

    const error: unknown = await database.session((db) => db.users.list()).catch((reason: unknown) => reason)

    expect(error).toBeInstanceOf(DatabaseUnavailable)
    expect(JSON.stringify(error) + String(error)).not.toContain('secret')
  })

  test('a commit whose answer is lost is an unknown outcome, and repeating the verb with its id is safe', async () => {
    const proxy = await aProxy('commit\0', on.url, cutOff)
    await using database = await Database.open(readConfig({ DATABASE_URL: proxy.url }))
    const user = { id: newId(), email: 'twice@example.com', name: 'Twice', role: 'worker' as const }

    let tries = 0

    const lost = database.session((db) => {
      tries++

      return addPerson(db, user)
    })
    await expect(lost).rejects.toThrow(OutcomeUnknown)
    expect(tries).toBe(1)
    const again = await on.database.session((db) => addPerson(db, user))

    expect(again.id).toBe(user.id)
    const users = await on.database.single((db) => db.users.list())
    expect(users.filter(({ email }) => email === user.email)).toHaveLength(1)
    proxy.close()
  })

  test('a check whose answer is lost is not recorded twice, and repeating it with its id finds it', async () => {
    const { work, worker } = await someWork(on.database)
    const proxy = await aProxy('insert into safety_checks', on.url, cutOff)
    await using database = await Database.open(readConfig({ DATABASE_URL: proxy.url }))
    const report = {
      workSessionId: work.id,
      stepId: work.currentStepId ?? '',
      worker,
      finding: { result: 'fail', feedback: 'The lamp is lit' } as const,
      at: new Date(),
    }
    const id = newId()

    await expect(database.single((db) => recordCheck(db, report))).rejects.toThrow(OutcomeUnknown)
    await expect(database.single((db) => recordCheck(db, { ...report, id }))).rejects.toThrow(OutcomeUnknown)
    const again = await on.database.single((db) => recordCheck(db, { ...report, id }))

    const { checks } = await on.database.session((db) => showWorkSession(db, work.id))
    expect(checks).toHaveLength(2)
    expect(checks.filter((one) => one.id === id)).toEqual([again.check])
    proxy.close()
  })

  test('behind a pooler in transaction mode the timeouts hold in each transaction and no statement is named', async () => {
    await using database = await Database.open(
      readConfig({ DATABASE_URL: on.url, DATABASE_POOLER: 'transaction', DATABASE_LOCK_TIMEOUT_MS: '1234' }),
    )

    const [inside] = await database.session((db) => db.rows('show lock_timeout'))
    await database.session((db) => db.users.list())
    const [kept] = await database.session((db) =>
      db.rows('select count(*)::int as n from pg_prepared_statements'),
    )

    expect(inside).toEqual({ lock_timeout: '1234ms' })
    expect(kept).toEqual({ n: 0 })
  })
})

const cutOff = (client: net.Socket) => client.destroy()

/** Passes everything on but the answer to what contains the text, and does this instead. */
async function aProxy(text: string, url: string, instead: (client: net.Socket) => void) {
  const target = new URL(url)
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(target.port), target.hostname)
    client.on('error', () => {})
    upstream.on('error', () => {})
    upstream.pipe(client)
    client.on('data', (data) => {
      if (data.includes(text)) {
        upstream.unpipe(client)
        upstream.once('data', () => instead(client)).resume()
      }
      upstream.write(data)
    })
    client.on('close', () => upstream.end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')

  return {
    url: Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(address.port) }).href,
    close: () => server.close(),
  }
}
