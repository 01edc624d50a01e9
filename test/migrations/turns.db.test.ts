import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { Database } from '../../src/infrastructure/database/database.ts'
import { ownHistory } from '../../src/infrastructure/database/own-history.ts'
import { grantRights } from '../../src/infrastructure/database/rights/grant.ts'
import { History } from '../../src/migrations/history.ts'
import type { Revision } from '../../src/migrations/revision.ts'
import { migrate, stamp } from '../../src/migrations/runner.ts'
import { currentRevision } from '../../src/migrations/version-table.ts'
import { engineUnderTest } from '../setup/database.ts'
import { aMigratedDatabase, anOpenDatabase, type OpenTestDatabase } from '../setup/records.ts'

const slow: Revision = {
  revision: 'a',
  downRevision: null,
  message: 'Takes its time outside of a transaction',
  transactional: false,
  upgrade: (op) =>
    op.execute('create table if not exists runs (n int); insert into runs values (1); select pg_sleep(0.6)'),
  downgrade: (op) => op.execute('drop table runs'),
}

describe.runIf(engineUnderTest === 'server')('migrations of one schema take turns', () => {
  let on: OpenTestDatabase

  beforeEach(async () => {
    on = await anOpenDatabase()
  })

  afterEach(() => on.close())

  const another = () => Database.open(readConfig({ DATABASE_URL: on.url, DATABASE_POOL_SIZE: '1' }))
  const upgrade = (database: Database, options: { wait?: number } = {}) =>
    database.connection((sql) => migrate(sql, new History([slow]), 'upgrade', 'head', options))

  test('also outside of transactions, from a database without a single table', async () => {
    const others = await Promise.all([1, 2, 3, 4].map(another))

    const ran = await Promise.all(others.map((database) => upgrade(database)))

    expect(ran.toSorted()).toEqual([0, 0, 0, 1])
    expect(await on.database.session((db) => db.rows('select count(*)::int as runs from runs'))).toEqual([
      { runs: 1 },
    ])
    await Promise.all(others.map((database) => database.close()))
  })

  test('whoever waits in vain is told who is at work, and nothing has changed', async () => {
    await using first = await another()
    const running = upgrade(first)
    await pause(200)

    await expect(upgrade(on.database, { wait: 100 })).rejects.toMatchObject({
      code: 'migration_blocked',
      data: { reason: { code: 'another_migration' } },
    })

    expect(await running).toBe(1)
  })

  test('a turn ends with its connection', async () => {
    await using first = await another()
    const running = upgrade(first).catch((error: { code: string }) => error.code)
    await pause(200)
    await on.database.session((db) =>
      db.rows(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
      ),
    )

    expect(await upgrade(on.database)).toBe(1)
    expect(await running).not.toBe(1)
    expect(await on.database.connection(currentRevision)).toBe('a')
  })

  test('the name that tells of the turn is given back', async () => {
    await upgrade(on.database)

    const names = await on.database.connection(async (sql) => {
      await sql.execute(`set application_name = 'mine'`)
      await stamp(sql, new History([slow]), 'base')

      return sql.tuples('', `select current_setting('application_name')`)
    })

    expect(names).toEqual([['mine']])
  })
})

describe.runIf(engineUnderTest === 'server')('nobody but the owner holds up an upgrade, or a grant', () => {
  let on: OpenTestDatabase
  const role = `tenken_${randomUUID().slice(0, 8)}`

  beforeEach(async () => {
    on = await aMigratedDatabase()
    await on.database.connection(async (sql) => {
      await sql.execute(`create role ${role} login password 'secret'`)
      await grantRights(sql, role, 'work')
    })
  })

  afterEach(async () => {
    await on.database.connection((sql) => sql.execute(`drop owned by ${role}; drop role ${role}`))
    await on.close()
  })

  test('not with the locks that the application’s role may take, nor with the name of a turn', async () => {
    const url = Object.assign(new URL(on.url), { username: role, password: 'secret' }).href
    await using theirs = await Database.open(readConfig({ DATABASE_URL: url }))
    await using held = await theirs.begin()
    await held.rows(`select set_config('application_name',
      concat('alembic_version of ', quote_ident(current_schema())::regnamespace::oid), false)`)
    await held.rows(`select pg_advisory_lock(hashtext('tenken grant')), pg_advisory_lock(
      hashtext('tenken migration'), hashtext(concat(current_database(), '.', current_schema())))`)
    await held.rows('lock table alembic_version in access share mode')
    for (const mode of ['row share', 'share update exclusive', 'share', 'access exclusive']) {
      await using other = await theirs.begin()
      await expect(other.rows(`lock table alembic_version in ${mode} mode`)).rejects.toMatchObject({
        code: 'not_permitted',
      })
    }
    const history = await ownHistory()
    const quickly = { wait: 0, attempts: 1 }

    await on.database.connection((sql) => migrate(sql, history, 'downgrade', '-1', quickly))
    await on.database.connection((sql) => migrate(sql, history, 'upgrade', 'head', quickly))
    await on.database.connection((sql) => grantRights(sql, role, 'work'))

    expect(await on.database.connection(currentRevision)).toBe(history.head)
  })

  test('a role that may change nothing finds that there is nothing to change', async () => {
    const url = Object.assign(new URL(on.url), { username: role, password: 'secret' }).href
    await using theirs = await Database.open(readConfig({ DATABASE_URL: url }))
    const history = await ownHistory()
    const upgrade = () => theirs.connection((sql) => migrate(sql, history, 'upgrade', 'head'))

    await expect(upgrade()).resolves.toBe(0)
    await on.database.connection((sql) => migrate(sql, history, 'downgrade', '-1'))
    await expect(upgrade()).rejects.toMatchObject({ code: 'not_permitted' })
  })
})
