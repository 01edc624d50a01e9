import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { compare } from '../../src/migrations/autogenerate/compare.ts'
import { aConnection, run } from './connection.ts'

let database: Awaited<ReturnType<typeof aConnection>>
const t = pgTable('t', { x: text(), y: integer().notNull() })

beforeAll(async () => {
  database = await aConnection()
  await database.sql.execute(`do $$ begin
    create role tenken_reader; create role tenken_writer;
    exception when duplicate_object then null; end $$`)
})

afterAll(() => database.close())

beforeEach(() => database.sql.execute('reset role; drop schema public cascade; create schema public'))

test('the rights of roles that the models mention are compared', async () => {
  const { sql } = database
  const grants = ['grant select, update on t to tenken_writer with grant option']
  await sql.execute('create table t (x text, y int not null); grant select, delete on t to tenken_writer')

  const { upgrade, downgrade } = await compare(sql, { schema: { t }, sql: grants })

  expect(upgrade.map((one) => one.sql)).toEqual([
    'revoke delete, select on table t from tenken_writer',
    'grant select, update on table t to tenken_writer with grant option',
  ])
  await run(sql, upgrade)
  expect(await compare(sql, { schema: { t }, sql: grants })).toEqual({ upgrade: [], downgrade: [] })
  await run(sql, downgrade)
})

test('the rights that an operator gave to others are left alone, and outlive a view that is made again', async () => {
  const { sql } = database
  const views = ['create view v as select x from t', 'grant select on v to tenken_writer']
  await sql.execute(`create table t (x varchar, y int not null); create view v as select x from t;
    grant select on v to tenken_writer; grant select on t, v to tenken_reader`)

  const rights = async () =>
    sql.tuples(
      '',
      `select has_table_privilege('tenken_reader', 'v', 'select'),
        has_table_privilege('tenken_writer', 'v', 'select'), has_table_privilege('tenken_reader', 't', 'select')`,
    )

  const { upgrade, downgrade } = await compare(sql, { schema: { t }, sql: views })

  await run(sql, upgrade)
  expect(await rights()).toEqual([[true, true, true]])
  await run(sql, downgrade)
  expect(await rights()).toEqual([[true, true, true]])
})

test('a role that may not create a schema compares with a database in memory', async () => {
  const { sql } = database
  const models = {
    schema: { t },
    sql: [
      `create function f(t) returns text language sql stable as $$ select 'x' $$`,
      `create view v as select x, f(t) as f from t where y > 1`,
      `grant select on v to tenken_writer`,
      `create policy p on t to tenken_writer using (x = current_user)`,
    ],
  }
  await run(sql, (await compare(sql, models)).upgrade)
  await sql.execute('grant usage on schema public to tenken_reader')
  await sql.execute('set role tenken_reader')

  const agreed = await compare(sql, models)
  await sql.execute('reset role; drop view v; alter table t add z int; set role tenken_reader')
  const differing = await compare(sql, models)

  expect(agreed).toEqual({ upgrade: [], downgrade: [] })
  expect(differing.upgrade.map((one) => one.sql.split('\n')[0])).toEqual([
    'alter table t drop column z',
    'create view v as',
    'grant select on table v to tenken_writer',
  ])
})

test('a read-only transaction compares with a database in memory', async () => {
  const { sql } = database
  await sql.execute('create table t (x text); set default_transaction_read_only = on')

  const { upgrade } = await compare(sql, { schema: { t } }).finally(() =>
    sql.execute('set default_transaction_read_only = off'),
  )

  expect(upgrade.map((one) => one.sql)).toEqual(['alter table t add column y integer not null'])
})
