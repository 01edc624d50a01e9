import { integer, pgTable } from 'drizzle-orm/pg-core'
import { describe, expect, test } from 'vitest'
import { compare } from '../../src/migrations/autogenerate/compare.ts'
import { run } from './connection.ts'
import { settling } from './settling.ts'

const on = settling()

describe('an identity column that numbers otherwise', () => {
  const plain = 'generated always as identity'

  test.each([
    ['from a minimum on', `int ${plain}`, `int ${plain} (minvalue 100 start 100)`, 100],
    ['downwards', `int ${plain}`, `int ${plain} (increment -1)`, -1],
    ['upwards again', `int ${plain} (increment -1)`, `int ${plain}`, 1],
    ['up to less', `int ${plain}`, `int ${plain} (maxvalue 2 start 2)`, 2],
    ['within bounds that it stands in', `int ${plain}`, `int ${plain} (minvalue 3 maxvalue 50 start 10)`, 4],
    ['in a smaller type', `bigint ${plain}`, `int ${plain} (maxvalue 1000)`, 4],
    ['in a smaller type without bounds', `bigint ${plain} (maxvalue 5000000000)`, `int ${plain}`, 4],
    ['in a larger type', `smallint ${plain}`, `bigint ${plain} (maxvalue 5000000000)`, 4],
    ['in a larger type, downwards', `smallint ${plain}`, `bigint ${plain} (increment -1)`, -1],
    ['in other steps', `int ${plain}`, `int ${plain} (increment 5 cache 3 cycle)`, 8],
    ['from another start', `int ${plain}`, `int ${plain} (start 500)`, 4],
  ])('%s', async (_, before, after, next) => {
    const three = 'insert into t (id) values (default), (default), (default)'

    await on.settle(`create table t (id ${before}); ${three}; delete from t`, [
      `create table t (id ${after})`,
    ])

    await on.sql.execute(`drop table t; create table t (id ${before}); ${three}; delete from t`)
    await run(on.sql, (await compare(on.sql, { schema: {}, sql: [`create table t (id ${after})`] })).upgrade)
    expect(await on.sql.tuples('', 'insert into t values (default) returning id::int')).toEqual([[next]])
  })
})

describe('a sequence', () => {
  test.each([
    ['whose maximum falls below its value', 's', 's maxvalue 50', 1],
    ['whose minimum rises above its value', 's', 's minvalue 200 start 300', 300],
    ['that turns', 's', 's increment -2', -1],
    ['of a smaller type', 's', 's as smallint', 101],
    ['of a larger type', 's as smallint', 's as bigint minvalue 0 maxvalue 99999', 101],
    [
      'of a smaller type with bounds',
      's minvalue -5000000000 maxvalue 5000000000',
      's as int minvalue 7 maxvalue 99',
      7,
    ],
  ])('%s', async (_, before, after, next) => {
    const live = `create sequence ${before}; select setval('s', 100)`
    await on.settle(live, [`create sequence ${after}`])

    await on.sql.execute(`drop sequence s; ${live}`)
    const { upgrade } = await compare(on.sql, { schema: {}, sql: [`create sequence ${after}`] })
    await run(on.sql, upgrade)
    expect(await on.sql.tuples('', `select nextval('s')::int`)).toEqual([[next]])
  })

  test('says that it may start again', async () => {
    await on.sql.execute('create sequence s')

    const { upgrade } = await compare(on.sql, { schema: {}, sql: ['create sequence s maxvalue 50'] })

    expect(upgrade.map(({ comment }) => comment)).toContain(
      'Destructive: where s stood is lost if that is outside of its new bounds; it starts again at 1.',
    )
  })
})

describe('the sequence of an identity column has the name that the models give', () => {
  const named = pgTable('t', { id: integer().generatedAlwaysAsIdentity({ name: 'ticket_numbers' }) })
  const unnamed = pgTable('t', { id: integer().generatedAlwaysAsIdentity() })
  const names = `select relname from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace`

  test('in a new table', async () => {
    const { upgrade } = await on.settle('', { schema: { named } })

    expect(upgrade.map(({ sql }) => sql)).toEqual([
      'create table t (\n  id integer not null generated always as identity (sequence name ticket_numbers)\n)',
    ])
    expect(await on.sql.tuples('', names)).toEqual([['ticket_numbers']])
  })

  test.each([
    ['in a table that is there', 'create table t (id int generated always as identity)', named],
    ['in a new column', 'create table t (other int)', named],
    ['in a column that was none before', 'create table t (id int not null)', named],
    [
      'which may be the usual one',
      'create table t (id int generated always as identity (sequence name x))',
      unnamed,
    ],
    [
      'which a sequence had',
      'create sequence ticket_numbers; create table t (id int generated always as identity)',
      named,
    ],
  ])('%s', async (_, live, t) => {
    await on.settle(live, { schema: { t } })
  })

  test('which a sequence of its own gets in its stead', async () => {
    await on.settle('create table t (id int generated always as identity (sequence name x))', [
      'create table t (id int generated always as identity)',
      'create sequence x',
    ])
  })

  test.each([
    ['t'.repeat(63), 'c'.repeat(63)],
    ['点'.repeat(21), '検'.repeat(10)],
    ['ああa'.repeat(9), 'bいい'.repeat(9)],
    ['T a"b', 'select'],
    ['short', 'é'.repeat(31)],
  ])('and none is named where it is the usual one: %s, %s', async (table, column) => {
    const t = pgTable(table, { x: integer(column).generatedByDefaultAsIdentity() })

    const { upgrade } = await on.settle('', { schema: { t } })

    expect(upgrade.map(({ sql }) => sql).join()).not.toContain('sequence name')
  })
})
