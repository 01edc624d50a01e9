import { sql as text } from 'drizzle-orm'
import { check, index, pgTable, varchar } from 'drizzle-orm/pg-core'
import { describe, expect, test } from 'vitest'
import { compare } from '../../src/migrations/autogenerate/compare.ts'
import { sampledInCi } from '../setup/database.ts'
import { settling } from './settling.ts'

const on = settling()

/** What PostgreSQL prints in words that it reads back as others. */
const words: [string, string[]][] = [
  ['a list of varchar', [`create table t (v varchar(9), constraint k check (v in ('open', 'done')))`]],
  ['an index', ['create table t (v varchar(9))', `create index i on t (v) where v in ('open', 'done')`]],
  [
    'a view',
    ['create table t (v varchar(9))', `create view w as select v from t where v in ('open', 'done')`],
  ],
  [
    'views upon views',
    [
      'create table t (v varchar(9))',
      `create view w as select v from t where v in ('open', 'done')`,
      `create materialized view x as select v from w where v not in ('a', 'b')`,
      'create index x_v on x (v)',
    ],
  ],
  [
    'a domain',
    [`create domain d as varchar(9) constraint k check (value in ('open', 'done'))`, 'create table t (v d)'],
  ],
  [
    'a list of a domain',
    ['create domain d as varchar', `create table t (v d, constraint k check (v in ('open', 'done')))`],
  ],
  [
    'a generated column',
    [`create table t (v varchar(9), o boolean generated always as (v in ('open', 'done')) stored)`],
  ],
  ['a default', [`create table t (o boolean default ('a'::varchar in ('open', 'done')))`]],
  [
    'a policy',
    [
      'create table t (v varchar)',
      `create policy p on t using (v in ('open', 'done')) with check (v = any ('{a,b}'))`,
    ],
  ],
  [
    'the condition of a trigger',
    [
      'create table t (v varchar)',
      'create function f() returns trigger language plpgsql as $$ begin return new; end $$',
      `create trigger g before insert on t for each row when (new.v in ('open', 'done')) execute function f()`,
    ],
  ],
  [
    'a body kept as a tree',
    [`create function f(v varchar) returns boolean begin atomic select v in ('open', 'done'); end`],
  ],
  ['networks', [`create table t (c cidr, constraint k check (c in ('10.0.0.0/8', '11.0.0.0/8')))`]],
  [
    'names of tables',
    [`create table t (o oid, constraint k check (o in ('pg_class'::regclass, 'pg_proc'::regclass)))`],
  ],
  ['characters', [`create table t (c char(3), constraint k check (c in ('abc', 'def')))`]],
  [
    'an exclusion',
    [
      `create table t (v varchar, r int4range, constraint k exclude using gist (r with &&) where (v in ('a', 'b')))`,
    ],
  ],
  ['like any', [`create table t (v varchar(9), constraint k check (v like any (array['a%', 'b%'])))`]],
  [
    'a case',
    [
      `create table t (v varchar(9), constraint k check (case v when 'a' then true else v <> all ('{x,y}') end))`,
    ],
  ],
  [
    'arrays of varchar',
    [`create table t (v varchar(9)[], constraint k check (v <@ array['a', 'b']::varchar[]))`],
  ],
]

test.each(sampledInCi(words))('%s is silent after the revision that made it', async (_, models) => {
  await on.settle('', models)
})

test.each(sampledInCi(words))('%s is silent where it was made as it is declared', async (_, models) => {
  await on.sql.execute(models.join(';'))

  expect(await compare(on.sql, { schema: {}, sql: models })).toEqual({ upgrade: [], downgrade: [] })
})

test('the same from Drizzle, beside a real difference, which alone is written', async () => {
  const table = (list: string) =>
    pgTable('t', { v: varchar({ length: 9 }), w: varchar() }, (t) => [
      check('k', text`${t.v} in ('open', 'done')`),
      check('other', text`${t.w} in (${text.raw(list)})`),
      index('i').on(t.v).where(text`${t.v} in ('open')`),
    ])
  await on.settle('', { schema: { t: table(`'a', 'b'`) } })

  const { upgrade, downgrade } = await on.settle('', { schema: { t: table(`'a', 'c'`) } })

  for (const statements of [upgrade, downgrade]) {
    expect(statements.map(({ sql }) => sql.split(' check')[0])).toEqual([
      'alter table t drop constraint other',
      'alter table t add constraint other',
    ])
  }
})

describe('beside what is left to people', () => {
  test('it is silent as well', async () => {
    const others = [
      'create table log (at date, v varchar) partition by range (at)',
      'create table log_1 partition of log default',
      'create type pair as (a int, b text)',
      'create table p (x pair)',
    ]
    const list = `create table t (v varchar(9), constraint k check (v in ('open', 'done')))`
    await on.sql.execute(others.join(';'))

    await on.settle('', [...others, list])
  })
})
