import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { recordsAtStake } from '../../src/migrations/at-stake.ts'
import { History } from '../../src/migrations/history.ts'
import { offlineSql } from '../../src/migrations/offline.ts'
import type { Revision } from '../../src/migrations/revision.ts'
import { migrate } from '../../src/migrations/runner.ts'
import { currentRevision } from '../../src/migrations/version-table.ts'
import { engineUnderTest } from '../setup/database.ts'
import { connect } from './connection.ts'
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
    'drop table s."T t", a; drop schema s',
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
  revision(
    '004',
    '003',
    'create table d (x int)',
    'truncate d; drop table d; drop table if exists only_later',
  ),
])

test.each([
  ['-1', [{ table: 'd', column: null, count: 3 }]],
  [
    '001',
    [
      { table: 'd', column: null, count: 3 },
      { table: 'a', column: '"Y"', count: 1 },
    ],
  ],
  [
    'base',
    [
      { table: 'd', column: null, count: 3 },
      { table: 'b', column: null, count: 1 },
      { table: 's."T t"', column: null, count: 2 },
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

describe('a downgrade that is to keep records', () => {
  const keepRecords = { keepRecords: true } as const
  const here = () => currentRevision(on.sql)

  test('changes nothing where there are any', async () => {
    await migrate(on.sql, history, 'upgrade', 'head')
    await on.sql.execute('insert into b values (1)')

    await expect(migrate(on.sql, history, 'downgrade', 'base', keepRecords)).rejects.toMatchObject({
      code: 'records_at_stake',
      data: { records: [{ table: 'b', column: null, count: 1 }], at: '004' },
    })

    expect(await here()).toBe('004')
  })

  test('runs where there are none, and where it is not to keep them', async () => {
    await migrate(on.sql, history, 'upgrade', 'head')

    expect(await migrate(on.sql, history, 'downgrade', 'base', keepRecords)).toBe(5)

    await migrate(on.sql, history, 'upgrade', 'head')
    await on.sql.execute('insert into b values (1)')
    expect(await migrate(on.sql, history, 'downgrade', 'base')).toBe(5)
  })

  test('stops before the revision whose records came while the others ran', async () => {
    const filling = new History([
      revision('000', null, 'create table a (x int)', 'drop table a'),
      revision('001', '000', 'create table b (x int)', 'drop table b; insert into a values (1), (2)'),
    ])
    await migrate(on.sql, filling, 'upgrade', 'head')

    await expect(migrate(on.sql, filling, 'downgrade', 'base', keepRecords)).rejects.toMatchObject({
      message: 'The downgrade would lose 2 rows of a. The database stays at 000.',
    })

    expect(await here()).toBe('000')
    expect(await on.sql.tuples('', 'select x from a')).toHaveLength(2)
  })

  test.runIf(engineUnderTest === 'server')(
    'waits for whoever is about to add one, and keeps it',
    async () => {
      await migrate(on.sql, history, 'upgrade', '001')
      const writer = await connect(on.url)
      await writer.lease.execute('begin; insert into b values (1)')
      const waiting = migrate(on.sql, history, 'downgrade', '000', { ...keepRecords, lockTimeout: 100 })
      const outcome = waiting.catch((error: unknown) => error)
      await pause(400)
      await writer.lease.execute('commit')
      await writer.close()

      expect(await outcome).toMatchObject({ data: { records: [{ table: 'b', count: 1 }], at: '001' } })
      expect(await here()).toBe('001')
    },
  )

  const offline = async (range: string, options = {}) => {
    let text = ''
    for await (const piece of offlineSql(history, 'downgrade', range, options)) text += piece

    return text
  }

  test.each([
    [`insert into b values (1)`, 'base', 'The downgrade would lose rows of b.', '001'],
    [`insert into s."T t" values (1)`, 'base', 'The downgrade would lose rows of s."T t".', '000'],
    [`insert into a ("Y") values (1)`, '001', 'The downgrade would lose values of "Y" of a.', '002'],
  ])('keeps them as SQL, too: %s', async (insertion, target, message, stays) => {
    await migrate(on.sql, history, 'upgrade', 'head')
    await on.sql.execute(insertion)

    await expect(on.sql.execute(await offline(`head:${target}`, keepRecords))).rejects.toThrow(message)
    await on.sql.execute('rollback')

    expect(await here()).toBe(stays)
    await on.sql.execute(await offline(`${stays}:base`))
    expect(await here()).toBe(null)
  })

  test('runs as SQL where there are none', async () => {
    await migrate(on.sql, history, 'upgrade', 'head')

    await on.sql.execute(await offline('head:base', keepRecords))

    expect(await here()).toBe(null)
  })
})

function order(expected: readonly { table: string }[], table: string): number {
  return expected.findIndex((one) => one.table === table)
}
