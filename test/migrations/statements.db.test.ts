import { sql as text } from 'drizzle-orm'
import { check, index, integer, pgTable, text as textColumn } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { compare } from '../../src/migrations/autogenerate/compare.ts'
import { History } from '../../src/migrations/history.ts'
import { objectionsOf } from '../../src/migrations/lint/statements.ts'
import { offlineSql } from '../../src/migrations/offline.ts'
import type { Operations } from '../../src/migrations/revision.ts'
import { aConnection } from './connection.ts'

let database: Awaited<ReturnType<typeof aConnection>>

beforeAll(async () => {
  database = await aConnection()
})

afterAll(() => database.close())

beforeEach(() => database.sql.execute('drop schema public cascade; create schema public'))

async function upgradeFrom(live: string, schema: Record<string, unknown>, sql: string[] = []) {
  await database.sql.execute(live)
  const { upgrade } = await compare(database.sql, { schema, sql })

  return upgrade
}

test('a new table is one statement that reads like one written by hand', async () => {
  const users = pgTable(
    'users',
    { id: integer().primaryKey(), 'E-mail': textColumn().notNull().default('X') },
    (t) => [check('ck_email', text`${t['E-mail']} ~ 'A'`)],
  )

  const [created, ...others] = await upgradeFrom('', { users })

  expect(others).toEqual([])
  expect(created).toEqual({
    sql: `create table users (
  id integer not null,
  "E-mail" text not null default 'X'::text,
  constraint users_pkey primary key (id),
  constraint ck_email check ("E-mail" ~ 'A'::text)
)`,
    destructive: false,
    locking: false,
    comment: null,
    renameHint: null,
  })
})

test('what loses rows or values says so', async () => {
  const statements = await upgradeFrom(
    'create table gone (x int); create table t (x int, gone int); create sequence s',
    {
      t: pgTable('t', { x: integer() }),
    },
  )

  expect(statements.map(({ sql, destructive, comment }) => [sql, destructive, comment])).toEqual([
    ['alter table t drop column gone', true, 'Destructive: the values of t.gone are lost.'],
    ['drop table gone', true, 'Destructive: every row of gone is lost.'],
    ['drop sequence s', true, 'Destructive: where s stood is lost.'],
  ])
})

describe('what others have to wait for says so, on tables that may hold rows', () => {
  const t = pgTable('t', { x: integer().notNull() }, (table) => [
    index('t_x').on(table.x),
    check('t_check', text`${table.x} > 0`),
  ])

  test('in a table that is there', async () => {
    const statements = await upgradeFrom('create table t (x smallint)', { t })

    expect(statements.map(({ sql, locking, comment }) => [sql, locking, comment?.slice(0, 9)])).toEqual([
      ['alter table t alter column x type integer', true, 'Locking: '],
      ['alter table t alter column x set not null', true, 'Locking: '],
      ['alter table t add constraint t_check check (x > 0)', true, 'Locking: '],
      ['create index t_x on t (x)', true, 'Locking: '],
    ])
  })

  test('but not in a new one', async () => {
    const statements = await upgradeFrom('', { t })

    expect(statements.filter(({ locking }) => locking)).toEqual([])
  })
})

test('a column that cannot be filled says so', async () => {
  const t = pgTable('t', { x: integer().notNull() })

  const [added] = await upgradeFrom('create table t ()', { t })

  expect(added?.comment).toMatch('Fails where t has rows.')
})

test('a column and a table that only changed their names get a hint', async () => {
  const people = pgTable('people', { id: integer(), mail: textColumn() })
  const t = pgTable('t', { mail: textColumn(), other: integer() })

  const statements = await upgradeFrom(
    'create table t ("E-mail" text, old int); create table users (id int, mail text)',
    {
      people,
      t,
    },
  )

  expect(statements.map(({ renameHint }) => renameHint).filter((hint) => hint !== null)).toEqual([
    'Perhaps a rename, which keeps the values: alter table users rename to people',
    'Perhaps a rename, which keeps the values: alter table t rename column "E-mail" to mail',
    'Perhaps a rename, which keeps the values: alter table t rename column old to other',
  ])
})

test('what only makes way is said to come back', async () => {
  const t = pgTable('t', { x: textColumn() })

  const statements = await upgradeFrom('create table t (x int); create view v as select x from t', { t }, [
    'create view v as select x from t',
  ])

  expect(statements.map(({ sql }) => sql.split('\n')[0])).toEqual([
    'drop view v',
    'alter table t alter column x type text',
    'create view v as',
  ])
})

test('what a table needs stands right before it', async () => {
  const a = pgTable('a', { x: integer() }, (table) => [index('a_x').on(table.x)])
  const sql = [
    'create function f() returns int language sql as $$ select 1 $$',
    'create table b (x int default f())',
    'create function later() returns int language sql as $$ select 1 $$',
  ]

  const statements = await upgradeFrom('', { a }, sql)

  expect(statements.map((one) => one.sql.split(/ \(|\n/)[0])).toEqual([
    'set local check_function_bodies = off',
    'create table a',
    'create function f()',
    'create table b',
    'create index a_x on a',
    'create function later()',
  ])
})

test('views agree in whatever order they are declared', async () => {
  const views = [
    'create view v1 as select 1 as x',
    'create view v2 as select x from v1',
    'create view v3 as select x from v2',
  ]
  await database.sql.execute(views.join(';'))

  expect(await compare(database.sql, { schema: {}, sql: views.reverse() })).toEqual({
    upgrade: [],
    downgrade: [],
  })
})

test('no statement names the schema', async () => {
  await database.sql.execute('drop schema if exists "My ""Site" cascade; create schema "My ""Site"')
  const models = {
    schema: { t: pgTable('t', { x: integer() }) },
    sql: [
      'create function f(t) returns t language sql as $$ select $1 $$',
      'create view v as select f(t.*) from t',
      'create function g() returns trigger language plpgsql as $$ begin return new; end $$',
      'create trigger g before insert on t for each row execute function g()',
      'create index i on t (x)',
    ],
  }

  const { upgrade, downgrade } = await compare(database.sql, models, { schemaName: 'My "Site' })

  expect(upgrade).toHaveLength(7)
  expect(
    [...upgrade, ...downgrade].filter(({ sql }) => sql.includes('Site') || sql.includes('scratch')),
  ).toEqual([])
})

test('a function that pins the schema it was made in agrees with itself', async () => {
  const pinned = `do $do$ begin execute format(
    'create function f() returns int language sql set search_path = %I, pg_temp as %L',
    current_schema(), format('select 1 from %I.t', current_schema())); end $do$`
  await database.sql.execute(`create table t (); ${pinned}`)

  const { upgrade } = await compare(database.sql, { schema: { t: pgTable('t', {}) }, sql: [pinned] })

  expect(upgrade).toEqual([])
})

describe('a function that is pinned to its own schema', () => {
  const t = pgTable('t', { x: integer() })
  const create = 'create function f(t) returns int language sql security definer as $$ select 1 $$'
  const pin = `-- Whatever the schema is called.
    do $$ declare f regprocedure; begin
      for f in select oid from pg_proc where pronamespace = current_schema::regnamespace and prosecdef loop
        execute format('alter function %s set search_path = %I, pg_temp', f, current_schema);
      end loop; end $$`

  test('is pinned by a revision to the schema that the revision runs in', async () => {
    await database.sql.execute('drop schema if exists "My Site" cascade; create schema "My Site"')
    const statements = await compare(database.sql, { schema: { t }, sql: [create, pin] })
    const revision = {
      revision: '000_first',
      downRevision: null,
      message: 'First',
      upgrade: async (op: Operations) => {
        for (const one of statements.upgrade) await op.execute(one.sql)
      },
      downgrade: async () => {},
    }
    let script = ''
    for await (const part of offlineSql(new History([revision]), 'upgrade', 'head')) script += part

    await database.sql.execute(`set search_path = "My Site"; ${script}`)

    const models = { schema: { t }, sql: [create, pin] }
    expect(await compare(database.sql, models)).toEqual({ upgrade: [], downgrade: [] })
    await database.sql.execute('reset search_path')
    const settings = 'select proconfig::text from pg_proc where prosecdef and pronamespace = $1::regnamespace'
    expect(await database.sql.tuples('', settings, ['"My Site"'])).toEqual([
      [String.raw`{"search_path=\"My Site\", pg_temp"}`],
    ])
  })

  test('comes with statements that lint has nothing to say about', async () => {
    const statements = await compare(database.sql, { schema: { t }, sql: [create, pin] })

    const objections = await objectionsOf(statements, new History([]))

    expect(
      statements.upgrade.map(({ sql }) => sql),
    ).toContain(`-- lint: allow TL008 because it only sets the search_path of the function above
do $$ begin execute format('alter function %1$I.f(t) set search_path = %1$I, pg_temp', current_schema); end $$`)
    expect(objections.filter(({ allowed }) => allowed === null)).toEqual([])
  })

  test('agrees with its models, in whatever order and words they say it', async () => {
    const named = create.replace(' as ', ' set search_path = public, pg_temp as ')
    const current = create.replace(' as ', ' set search_path from current as ')
    const models = (sql: string[]) => ({ schema: { t }, sql })
    await database.sql.execute(`create table t (x int); ${named}`)

    expect(
      await compare(database.sql, models([pin, 'create index i on u (x)', 'create table u (x int)', create])),
    ).toMatchObject({
      upgrade: [{ sql: 'create table u (\n  x integer\n)' }, { sql: 'create index i on u (x)' }],
    })
    expect((await compare(database.sql, models([named]))).upgrade).toEqual([])
    await database.sql.execute(`drop function f(t); set search_path = public; ${current}; reset search_path`)
    expect((await compare(database.sql, models([current]))).upgrade).toEqual([])
  })

  test('keeps a body that reads like a pin, as one does that is not pinned', async () => {
    const line = "SET search_path TO 'public', 'pg_temp'"
    const like = (name: string) =>
      `create function ${name}() returns text language sql security definer as $f$ select $$\n ${line}\n$$ $f$`
    await database.sql.execute(`${like('f')}; ${pin}; ${like('g')}; create table t (x int)`)

    const { downgrade } = await compare(database.sql, { schema: { t } })

    expect(downgrade.map(({ sql }) => sql.split(line).length - 1)).toEqual([0, 1, 0, 1])
  })

  test('is pinned though other blocks make what it needs', async () => {
    const kind = `do $$ begin create type kind as enum ('a'); exception when duplicate_object then null; end $$`
    const sql = ['create index i on u (k)', pin, 'create table u (k kind)', kind, create]
    await database.sql.execute(
      [kind, 'create table u (k kind)', sql[0], 'create table t (x int)', create, pin].join(';'),
    )

    expect(await compare(database.sql, { schema: { t }, sql })).toEqual({ upgrade: [], downgrade: [] })
  })

  test('differs from one that is pinned to the schema of another', async () => {
    await database.sql.execute(
      `create table t (x int); ${create}; alter function f set search_path = beside, pg_temp`,
    )

    const { upgrade, downgrade } = await compare(database.sql, { schema: { t }, sql: [create, pin] })

    expect(upgrade).toHaveLength(2)
    expect(downgrade.map(({ sql }) => sql)).toEqual([
      expect.stringContaining("set search_path to 'beside', 'pg_temp'"),
    ])
  })
})
