import { afterAll, beforeAll, expect, test } from 'vitest'
import { schema, schemaSql } from '../../src/infrastructure/database/models/index.ts'
import { ownHistory } from '../../src/infrastructure/database/own-history.ts'
import { check, compare } from '../../src/migrations/autogenerate/compare.ts'
import { migrate } from '../../src/migrations/runner.ts'
import { aConnection } from './connection.ts'

const models = { schema, sql: schemaSql }
let database: Awaited<ReturnType<typeof aConnection>>

beforeAll(async () => {
  database = await aConnection()
})

afterAll(() => database.close())

test('an empty database lacks everything', async () => {
  const { upgrade, downgrade } = await compare(database.sql, models)

  expect(upgrade.filter(({ sql }) => sql.startsWith('create table'))).toHaveLength(15)
  expect(downgrade.filter(({ sql }) => sql.startsWith('drop table'))).toHaveLength(15)
})

test('directly after an upgrade to head, models and database agree', async () => {
  await migrate(database.sql, await ownHistory(), 'upgrade', 'head')

  const differences = await check(database.sql, models)

  expect(differences.map(({ sql }) => sql)).toEqual([])
})

test('comparing leaves nothing behind, and no setting changed', async () => {
  const state = async () =>
    database.sql.tuples(
      '',
      `select current_setting('search_path'), current_setting('check_function_bodies'),
        current_setting('lock_timeout'), (select count(*)::int from pg_namespace)`,
    )
  const before = await state()

  await compare(database.sql, models)

  expect(await state()).toEqual(before)
})
