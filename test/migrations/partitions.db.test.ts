import { describe, expect, test } from 'vitest'
import { settling } from './settling.ts'

const on = settling()
const log = `create table log (at date not null, n int) partition by range (at)`
const partition = `create table log_2031 partition of log for values from ('2031-01-01') to ('2032-01-01')`
const below = `create table log_2031 partition of log for values from ('2031-01-01') to ('2032-01-01') partition by list (n)`
const leaf = `create table log_2031_1 partition of log_2031 for values in (1)`

const invalid = 'select indexrelid::regclass::text from pg_index where not indisvalid'
const indexes = (table: string) => `select count(*)::int from pg_index where indrelid = '${table}'::regclass`

describe('an index on a partitioned table is on its partitions too, and valid', () => {
  test.each([
    ['plain', 'create index log_at on log (at)'],
    ['unique', 'create unique index log_at on log (at, n)'],
    ['partial', 'create index log_at on log (n) where n > 0'],
    ['of an expression', 'create index log_at on log ((n + 1))'],
    ['named like the keyword', 'create index "on only x" on log (at)'],
  ])('%s', async (_, index) => {
    await on.settle(`${log}; ${partition}`, [log, partition, index])

    expect(await on.sql.tuples('', invalid)).toEqual([])
    expect(await on.sql.tuples('', indexes('log_2031'))).toEqual([[1]])
  })

  test('across two levels', async () => {
    await on.settle([log, below, leaf].join(';'), [log, below, leaf, 'create index log_at on log (at)'])

    expect(await on.sql.tuples('', indexes('log_2031_1'))).toEqual([[1]])
  })

  test('also where it was made on the parent only', async () => {
    await on.settle(`${log}; ${partition}; create index log_at on only log (at)`, [
      log,
      partition,
      'create index log_at on log (at)',
    ])

    expect(await on.sql.tuples('', invalid)).toEqual([])
  })
})

describe('what a parent gets, its tables below get by its own statement', () => {
  const tables = (columns: string) => [
    `create table a (x int${columns})`,
    'create table b (own int) inherits (a)',
    'create table c () inherits (b)',
  ]
  const partitions = (columns: string) => [
    `create table a (x int${columns}) partition by range (x)`,
    'create table b partition of a for values from (1) to (9) partition by range (x)',
    'create table c partition of b for values from (1) to (5)',
  ]

  test.each([
    ['a column', '', ', y int not null default 3'],
    ['a type', ', y int', ', y bigint'],
    ['a type, a default and no nulls', ', y varchar(9)', `, y text not null default 'z'`],
    ['a default', ', y int', ', y int default 2'],
    ['another default', ', y int default 1', ', y int default 2'],
    ['no default', ', y int default 1', ', y int'],
    ['no nulls', ', y int', ', y int not null'],
    ['a check', '', ', constraint k check (x > 0)'],
    ['another check', ', constraint k check (x > 0)', ', constraint k check (x > 1)'],
    ['a generated column', '', ', y int generated always as (x + 1) stored'],
    ['another storage', ', y text', ', y text compression pglz'],
  ])('%s', async (what, before, after) => {
    for (const of of [tables, partitions]) {
      if (of === partitions && what === 'a generated column') continue
      await on.sql.execute('drop schema public cascade; create schema public')
      const live = `${of(before).join(';')}; create view v as select * from c`
      const view = 'create view v as select x from c'

      const { upgrade } = await on.settle(live.replace('*', 'x'), [...of(after), view])

      // Each table's default and compression are its own.
      const below = upgrade.filter(({ sql }) => / (b|c) /.test(sql) && !/default|compression/.test(sql))
      expect(below).toEqual([])
    }
  })

  test('a table below may have its own besides', async () => {
    const live = ['create table a (x int)', 'create table b (y int) inherits (a)']
    const models = [
      'create table a (x int default 1, z int, constraint k check (x > 0))',
      'create table b (y int, constraint own check (y > 0)) inherits (a)',
      'alter table b alter x set default 7, alter x set not null, alter z set default 4',
    ]

    await on.settle(live.join(';'), models)
    await on.sql.execute('insert into b default values')

    expect(await on.sql.tuples('', 'select x, z from b')).toEqual([[7, 4]])
  })

  test('a column that the table below had already becomes one with it, and stays where it goes above', async () => {
    await on.settle(
      'create table a (x int); create table b (y int) inherits (a); insert into b values (1, 2)',
      ['create table a (x int, y int)', 'create table b (y int) inherits (a)'],
    )

    expect(await on.sql.tuples('', 'select x, y from b')).toEqual([[1, 2]])
  })

  test('a view on the table below makes way for a type', async () => {
    const live = [
      'create table a (x int)',
      'create table b () inherits (a)',
      'create view v as select x from b',
    ]

    await on.settle(live.join(';'), ['create table a (x text)', ...live.slice(1)])
  })
})

test('the numbering of a partitioned table comes and goes with its own statement', async () => {
  const numbered = log.replace('n int', 'n int generated always as identity')

  const { downgrade } = await on.settle(`${log}; ${partition}`, [numbered, partition])

  expect(downgrade.map(({ sql }) => sql)).toContain('alter table log alter column n drop identity')
})
