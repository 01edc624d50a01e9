import { afterAll, beforeAll, expect, test } from 'vitest'
import { driftOf } from '../../src/migrations/autogenerate/drift.ts'
import { History } from '../../src/migrations/history.ts'
import { migrate } from '../../src/migrations/runner.ts'
import { aConnection, run } from './connection.ts'

let database: Awaited<ReturnType<typeof aConnection>>

beforeAll(async () => {
  database = await aConnection()
})

afterAll(() => database.close())

const pin = `do $$ begin execute format('alter function f(t) set search_path = %I, pg_temp', current_schema); end $$`

const history = new History([
  {
    revision: '000_first',
    downRevision: null,
    message: 'First',
    upgrade: (op) =>
      op.execute(`create table t (x int); create view v as select x from t where x > 1;
        create function f(t) returns text language sql as $$ select 'x' $$; ${pin}`),
    downgrade: (op) => op.execute('drop table t'),
  },
  {
    revision: '001_second',
    downRevision: '000_first',
    message: 'Second',
    upgrade: (op) => op.execute('create table later (x int)'),
    downgrade: (op) => op.execute('drop table later'),
  },
])

const declared = [
  'create table t (x int, wanted text)',
  'create view v as select x from t where x > 1',
  `create function f(t) returns text language sql as $$ select 'x' $$`,
  pin,
]
const models = { schema: {}, sql: declared }

test('drift is told apart from what the models ask for', async () => {
  const { sql } = database
  await migrate(sql, history, 'upgrade', '000_first')
  const before = await driftOf(sql, history, models)

  await sql.execute('create index by_hand on t (x); alter table t alter x set not null')
  const after = await driftOf(sql, history, models)

  expect(before.made).toEqual([])
  expect(after.made.map((one) => one.sql)).toEqual([
    'alter table t alter column x set not null',
    'create index by_hand on t (x)',
  ])
  for (const { wanted } of [before, after]) {
    expect(wanted.upgrade.map((one) => one.sql)).toEqual(['alter table t add column wanted text'])
    expect(wanted.downgrade.map((one) => one.sql)).toEqual(['alter table t drop column wanted'])
  }
  await run(sql, after.undo)
  expect((await driftOf(sql, history, models)).made).toEqual([])
})
