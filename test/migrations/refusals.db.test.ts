import { integer, pgTable } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ja } from '../../src/languages/ja/cli.ts'
import { compare } from '../../src/migrations/autogenerate/compare.ts'
import { ModelsNotBuildable } from '../../src/migrations/autogenerate/errors.ts'
import { ChangeRefused } from '../../src/migrations/diff/errors.ts'
import { aConnection } from './connection.ts'

let database: Awaited<ReturnType<typeof aConnection>>

beforeAll(async () => {
  database = await aConnection()
})

afterAll(() => database.close())

beforeEach(() => database.sql.execute('drop schema public cascade; create schema public'))

const t = pgTable('t', { x: integer() })

describe('what cannot be done safely is refused, and named', () => {
  test.each([
    ['a partitioned table', 'create table p (x int) partition by range (x)', 'table p'],
    [
      'a partition',
      'create table p (x int) partition by list (x); create table p1 partition of p default',
      'table p1',
    ],
    ['a table that inherits', 'create table child () inherits (t)', 'table child'],
    [
      'an aggregate',
      'create aggregate total(int) (sfunc = int4pl, stype = int)',
      'other aggregate total(integer)',
    ],
    ['a composite type', 'create type pair as (a int, b text)', 'other composite type pair'],
    ['a range type', 'create type span as range (subtype = text)', 'other range type span'],
    ['a rule', 'create rule r as on delete to t do instead nothing', 'other rule r on t'],
    ['statistics', 'alter table t add y int; create statistics s on x, y from t', 'other statistics s'],
    [
      'an operator',
      'create operator === (leftarg = int, rightarg = int, function = int4eq)',
      'other operator ===(integer,integer)',
    ],
    ['a collation', 'create collation c from "C"', 'other collation c'],
  ])('%s that nobody declared', async (_, live, what) => {
    await database.sql.execute(`create table t (x int); ${live}`)

    const refusal = await compare(database.sql, { schema: { t } }).catch((error) => error)

    expect(refusal).toBeInstanceOf(ChangeRefused)
    expect(refusal.data.refusals.map((one: { what: string }) => one.what)).toContain(what)
  })

  test('a domain of another type', async () => {
    await database.sql.execute('create domain d as int')

    const comparison = compare(database.sql, { schema: {}, sql: ['create domain d as text'] })

    await expect(comparison).rejects.toThrow(
      "domain d: no statement changes a domain's type from integer to text",
    )
    const refusal = await comparison.catch((error) => error)
    expect(refusal.data).toEqual({
      refusals: [{ what: 'domain d', reason: { code: 'domain_type', from: 'integer', to: 'text' } }],
    })
    expect(ja.sayError(refusal)).toContain(
      'domain d (ドメインの型を integer から text に変える文はありません)',
    )
  })
})

test('what is left to people is silent where it agrees', async () => {
  const declared = [
    'create table p (x int) partition by range (x)',
    'create table p1 partition of p for values from (1) to (2)',
    'create index on p (x)',
    'create table parent (x int)',
    'create table child (y int) inherits (parent)',
    'create aggregate total(int) (sfunc = int4pl, stype = int)',
    'create type pair as (a int, b text)',
    'create rule r as on delete to parent do instead nothing',
  ]
  await database.sql.execute(declared.join(';'))

  expect(await compare(database.sql, { schema: {}, sql: declared })).toEqual({ upgrade: [], downgrade: [] })
})

test('a statement of the models that PostgreSQL refuses is named, and nothing is left behind', async () => {
  const sql = ['create view fine as select 1', 'create view broken as select nothing from nowhere']

  const refusal = await compare(database.sql, { schema: { t }, sql }).catch((error) => error)

  expect(refusal).toBeInstanceOf(ModelsNotBuildable)
  expect(refusal.data).toEqual({ statement: sql[1], reason: 'relation "nowhere" does not exist' })
  expect(await database.sql.tuples('', `select 1 from pg_namespace where nspname like 'tenken%'`)).toEqual([])
})
