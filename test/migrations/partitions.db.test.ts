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
