import { expect, test } from 'vitest'
import { recordsAtStake } from '../../src/migrations/at-stake.ts'
import { History } from '../../src/migrations/history.ts'
import type { Revision } from '../../src/migrations/revision.ts'
import { migrate } from '../../src/migrations/runner.ts'
import { settling } from './settling.ts'

const on = settling()

const revision = (id: string, downRevision: string | null, up: string, down: string): Revision => ({
  revision: id,
  downRevision,
  message: id,
  upgrade: (op) => op.execute(up),
  downgrade: (op) => op.execute(down),
})
const history = new History([
  revision(
    '000',
    null,
    'create schema s; create table s."T t" (x int); create table a (x int)',
    'drop table s."T t", a',
  ),
  revision('001', '000', 'create table b (x int)', '/* gone */ drop table if exists b cascade'),
  revision(
    '002',
    '001',
    'alter table a add column "Y" int, add column z int',
    'alter table a drop column "Y", drop z',
  ),
  revision(
    '003',
    '002',
    'create table c (x int); create view v as select x from a',
    'drop view v; delete from c where x > 1; drop table c',
  ),
  revision('004', '003', 'create table d (x int)', 'truncate d; drop table d; drop table only_later'),
])

test.each([
  ['-1', [{ table: 'd', column: null, count: 3 }]],
  [
    '001',
    [
      { table: 'd', column: null, count: 3 },
      { table: 'a', column: 'Y', count: 1 },
    ],
  ],
  [
    'base',
    [
      { table: 'd', column: null, count: 3 },
      { table: 'b', column: null, count: 1 },
      { table: 's.T t', column: null, count: 2 },
      { table: 'a', column: null, count: 2 },
    ],
  ],
])('what a downgrade to %s would lose is counted', async (target, expected) => {
  await migrate(on.sql, history, 'upgrade', 'head')
  await on.sql.execute(`insert into s."T t" values (1), (2); insert into b values (1); insert into d values (1), (2), (3);
    insert into a (x, "Y") values (1, 1), (2, null)`)

  const found = await recordsAtStake(on.sql, history, target)

  expect(found.sort((one, other) => order(expected, one.table) - order(expected, other.table))).toEqual(
    expected,
  )
})

test('nothing is at stake in empty tables, and a target above is out of range', async () => {
  await migrate(on.sql, history, 'upgrade', '003')

  expect(await recordsAtStake(on.sql, history, 'base')).toEqual([])
  await expect(recordsAtStake(on.sql, history, 'head')).rejects.toMatchObject({
    code: 'revision_out_of_range',
  })
})

function order(expected: readonly { table: string }[], table: string): number {
  return expected.findIndex((one) => one.table === table)
}
