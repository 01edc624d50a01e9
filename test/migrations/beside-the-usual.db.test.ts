import { describe, expect, test } from 'vitest'
import { compare } from '../../src/migrations/autogenerate/compare.ts'
import { settling } from './settling.ts'

const on = settling()
const t = 'create table t (id int primary key, x int not null, v text)'

describe('is noticed, and written', () => {
  test.each([
    ['replica identity full', t, 'alter table t replica identity full'],
    ['replica identity of none', t, 'alter table t replica identity nothing'],
    [
      'replica identity of an index',
      `${t}; create unique index i on t (x)`,
      'create unique index i on t (x); alter table t replica identity using index i',
    ],
    [
      'replica identity of an index that changes',
      `${t}; create unique index i on t (x); alter table t replica identity using index i`,
      'create unique index i on t (x, id); alter table t replica identity using index i',
    ],
    ['replica identity of the key', t, 'alter table t replica identity using index t_pkey'],
    ['an unlogged sequence', `${t}; create sequence s`, 'create unlogged sequence s'],
    ['a logged sequence', `${t}; create unlogged sequence s`, 'create sequence s'],
    [
      'the sequence of an unlogged table',
      `${t}; create table u (id serial, x int)`,
      'create unlogged table u (id serial, x int)',
    ],
    ['toast options', t, 'alter table t set (toast.autovacuum_enabled = false, fillfactor = 50)'],
    [
      'other toast options',
      `${t}; alter table t set (toast.vacuum_truncate = false)`,
      'alter table t set (toast.autovacuum_enabled = false)',
    ],
    [
      "a view column's default",
      `${t}; create view w as select id, x as "X" from t`,
      'create view w as select id, x as "X" from t; alter view w alter column "X" set default 7',
    ],
    [
      "a new view column's default and comment",
      t,
      `create view w as select id, x as "X y" from t; alter view w alter column "X y" set default 7; comment on column w."X y" is 'x'`,
    ],
    [
      "a comment on a domain's constraint",
      `${t}; create domain d as int constraint k check (value > 0)`,
      `create domain d as int constraint k check (value > 0); comment on constraint k on domain d is 'positive'`,
    ],
    [
      "a comment on a new domain's constraint",
      t,
      `create domain d as int constraint k check (value > 0); comment on constraint k on domain d is 'it''s'`,
    ],
    ["a comment on a key's index", t, `comment on index t_pkey is 'the key'`],
    [
      "a comment on a new key's index",
      t,
      `create table u (a int unique, b int); alter table u add constraint own unique (b); comment on index own is 'own'; comment on index u_a_key is 'a'`,
    ],
    [
      'a trigger of the user switched off',
      `${t}; ${trigger()}`,
      `${trigger()}; alter table t disable trigger user`,
    ],
  ])('%s', async (_, live, models) => {
    await on.settle(live, [t, ...models.split(/; (?!end)/)])
  })
})

function trigger(): string {
  return `create function f() returns trigger language plpgsql as 'begin return new; end';
    create trigger g before insert on t for each row execute function f()`.replace(';\n   ', ';')
}

describe('is noticed, and left to people', () => {
  test.each([
    [
      'a foreign key switched off',
      'create table u (id int references t); alter table u disable trigger all',
      'create table u (id int references t)',
    ],
    [
      'a referenced table with its triggers off',
      'create table u (id int references t); alter table t disable trigger all',
      'create table u (id int references t)',
    ],
    ['a text search configuration', 'create text search configuration c (copy = simple)', ''],
    [
      'a mapping of one',
      'create text search configuration c (copy = simple); alter text search configuration c drop mapping for word',
      'create text search configuration c (copy = simple)',
    ],
    [
      'a text search dictionary',
      'create text search dictionary d (template = simple)',
      `create text search dictionary d (template = simple, stopwords = english)`,
    ],
    ['an operator family', 'create operator family o using btree', ''],
    [
      'an operator class',
      'create operator class o for type int4 using hash as operator 1 =, function 1 hashint4(int4)',
      '',
    ],
    [
      "a range's difference",
      'create type span as range (subtype = float8, subtype_diff = float8mi)',
      'create type span as range (subtype = float8)',
    ],
    [
      "an aggregate's parallel safety",
      'create aggregate total(int) (sfunc = int4pl, stype = int, parallel = safe)',
      'create aggregate total(int) (sfunc = int4pl, stype = int)',
    ],
    [
      "an aggregate's sort operator",
      'create aggregate least_of(int) (sfunc = int4smaller, stype = int, sortop = <)',
      'create aggregate least_of(int) (sfunc = int4smaller, stype = int)',
    ],
    [
      "an operator's commutator",
      'create operator === (leftarg = int, rightarg = int, function = int4eq, commutator = ===)',
      'create operator === (leftarg = int, rightarg = int, function = int4eq)',
    ],
    [
      'a comment on what is left to people',
      `create type pair as (a int, b text); comment on type pair is 'two'`,
      'create type pair as (a int, b text)',
    ],
    [
      "a composite type's collation",
      'create type pair as (a text collate "C")',
      'create type pair as (a text)',
    ],
    [
      "a table's type",
      'create type pair as (a int, b text); create table u of pair',
      'create type pair as (a int, b text); create table u (a int, b text)',
    ],
    [
      'a rule switched off',
      'create rule r as on delete to t do instead nothing; alter table t disable rule r',
      'create rule r as on delete to t do instead nothing',
    ],
    [
      "a collation's locale",
      `create collation c (provider = libc, locale = 'C')`,
      `create collation c (provider = libc, locale = 'POSIX')`,
    ],
  ])('%s', async (_, live, models) => {
    await on.sql.execute(`${t}; ${live}`)
    const declared = [t, ...models.split('; ').filter((one) => one !== '')]

    await expect(compare(on.sql, { schema: {}, sql: declared })).rejects.toMatchObject({
      code: 'change_refused',
    })
    await on.sql.execute('drop schema public cascade; create schema public')
    await on.sql.execute(`${t}; ${models}`)
    expect(await compare(on.sql, { schema: {}, sql: declared })).toEqual({ upgrade: [], downgrade: [] })
  })

  test("a foreign table's columns", async () => {
    await on.sql.execute(`drop server if exists s; drop foreign data wrapper if exists w;
      create foreign data wrapper w; create server s foreign data wrapper w;
      create foreign table away (a int, b text) server s options (x 'y')`)

    for (const columns of ['a int', 'a int, b text not null', 'a int, b varchar']) {
      const sql = [`create foreign table away (${columns}) server s options (x 'y')`]
      await expect(compare(on.sql, { schema: {}, sql })).rejects.toMatchObject({ code: 'change_refused' })
    }
    const same = [`create foreign table away (a int, b text) server s options (x 'y')`]
    expect(await compare(on.sql, { schema: {}, sql: same })).toEqual({ upgrade: [], downgrade: [] })
    await on.sql.execute('drop server s cascade; drop foreign data wrapper w')
  })

  test("an ICU collation's locale", async ({ skip }) => {
    const collation = (locale: string) => `create collation c (provider = icu, locale = '${locale}')`
    await on.sql.execute(collation('de')).catch(() => skip('This PostgreSQL comes without ICU.'))

    await expect(compare(on.sql, { schema: {}, sql: [collation('fr')] })).rejects.toMatchObject({
      code: 'change_refused',
    })
    expect(await compare(on.sql, { schema: {}, sql: [collation('de')] })).toEqual({
      upgrade: [],
      downgrade: [],
    })
  })
})
