import { describe, expect, test } from 'vitest'
import { settling } from './settling.ts'

const on = settling()

describe('a new label that other text uses in the same revision', () => {
  const before = `create type shift as enum ('day', 'night')`
  const after = `create type shift as enum ('day', 'night', 'dawn', 'two words', 'a,"b\\{', 'it''s')`

  test.each([
    [
      'an array default',
      `create table t (s shift[] default '{day}')`,
      `create table t (s shift[] default '{day,dawn}')`,
    ],
    [
      'an array with quotes',
      `create table t (s shift[])`,
      `create table t (s shift[] default '{"two words"}')`,
    ],
    [
      'an array that has to be escaped',
      `create table t (s shift[])`,
      `create table t (s shift[] default array['a,"b\\{']::shift[])`,
    ],
    [
      'nested arrays',
      `create table t (s shift[][])`,
      `create table t (s shift[][] default '{{day},{dawn}}')`,
    ],
    [
      'a check',
      `create table t (s shift)`,
      `create table t (s shift, constraint k check (s = any ('{day,dawn}')))`,
    ],
    [
      'a list in a check',
      `create table t (s shift)`,
      `create table t (s shift, constraint k check (s in ('dawn', 'day')))`,
    ],
    [
      'a partial index',
      `create table t (s shift)`,
      `create table t (s shift); create index i on t (s) where s = any ('{dawn}')`,
    ],
    [
      "a function's default",
      `create table t (s shift); create function f(s shift[]) returns int language sql as 'select 1'`,
      `create table t (s shift); create function f(s shift[] default '{dawn}') returns int language sql as 'select 1'`,
    ],
    [
      'a view',
      `create table t (s shift); create view v as select s from t`,
      `create table t (s shift); create view v as select s from t where s = any ('{dawn}')`,
    ],
    [
      'a generated column',
      `create table t (s shift)`,
      `create table t (s shift, early boolean generated always as (s = any ('{dawn}'::shift[])) stored)`,
    ],
    [
      'a body that is kept as a tree',
      `create table t (s shift)`,
      `create table t (s shift); create function f() returns shift[] begin atomic select '{dawn}'::shift[]; end`,
    ],
    [
      "a domain's default",
      `create domain d as shift default 'day'; create table t (s d)`,
      `create domain d as shift default 'dawn'; create table t (s d)`,
    ],
    [
      'the check and the default of a domain of arrays, and a domain of that',
      `create domain d as shift[] default '{day}'; create domain e as d; create table t (s e, r d)`,
      `create domain d as shift[] default '{day,dawn}' check (value <> '{dawn}'); create domain e as d default '{dawn,day}'; create table t (s e, r d); create view v as select s from t`,
    ],
    [
      'a label of before in the text of one that is new',
      `create table t (s shift default 'day')`,
      `create table t (s shift default 'night')`,
    ],
  ])('%s', async (_, live, models) => {
    await on.settle(`${before}; ${live}; insert into t values (default)`, [
      after,
      ...models.split(/; (?=create)/),
    ])

    expect(await on.sql.tuples('', 'select count(*)::int from t')).toEqual([[1]])
  })

  test('that uses none of the new ones is altered in place', async () => {
    const { upgrade } = await on.settle(`${before}; create table t (s shift[] default '{day}')`, [
      after,
      `create table t (s shift[] default '{night}')`,
    ])

    expect(upgrade.filter(({ sql }) => /rename/.test(sql))).toEqual([])
  })
})

describe('a label goes from an enum whatever its name', () => {
  test.each([
    ['of 63 bytes in kanji', '点'.repeat(21)],
    ['of 63 bytes', 'e'.repeat(63)],
    ['with quotes at its 40th letter', `${'e'.repeat(39)}"${'f'.repeat(10)}`],
    ['of nothing but quotes', '"'.repeat(63)],
    ['with emoji across the cut', `e${'🛠'.repeat(15)}`],
    ['in mixed case', 'Mood'],
    ['that is a keyword', 'select'],
  ])('%s', async (_, name) => {
    const quoted = `"${name.replaceAll('"', '""')}"`

    await on.settle(
      `create type ${quoted} as enum ('a', 'b'); create table t (x ${quoted}); insert into t values ('a')`,
      [`create type ${quoted} as enum ('a')`, `create table t (x ${quoted})`],
    )

    expect(await on.sql.tuples('', 'select x::text from t')).toEqual([['a']])
  })

  test('also from two of them at once that differ at the end alone', async () => {
    const names = ['a', 'b'].map((end) => `${'e'.repeat(62)}${end}`)
    const live = names.map((name) => `create type ${name} as enum ('a', 'b')`)
    const models = names.map((name) => `create type ${name} as enum ('b')`)

    await on.settle(live.join(';'), models)
  })
})

test('an enum that is made anew below domains takes their values along', async () => {
  const domains = ['create domain d as e not null', 'create domain f as d', 'create table t (x d, y f)']
  const live = [`create type e as enum ('a', 'b')`, ...domains, `insert into t values ('a', 'b')`]

  await on.settle(live.join(';'), [`create type e as enum ('b', 'a')`, ...domains])

  expect(await on.sql.tuples('', 'select x::text, y::text from t')).toEqual([['a', 'b']])
})
