import { customType, index, pgTable, text } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { compare } from '../../src/migrations/autogenerate/compare.ts'
import { driftOf } from '../../src/migrations/autogenerate/drift.ts'
import { History } from '../../src/migrations/history.ts'
import { migrate } from '../../src/migrations/runner.ts'
import { aConnection, run } from './connection.ts'

let database: Awaited<ReturnType<typeof aConnection>>

beforeAll(async () => {
  database = await aConnection()
})

afterAll(() => database.close())

const citext = customType<{ data: string }>({ dataType: () => 'citext' })

test.for(['public', 'beside'])('types of an extension in schema %s are found', async (schema, { skip }) => {
  const { sql } = database
  const [there] = await sql.tuples('', `select 1 from pg_available_extensions where name = 'citext'`)
  skip(!there, 'This PostgreSQL comes without the extension citext.')
  await sql.execute(`drop extension if exists citext cascade; drop schema public cascade; create schema public;
    create schema if not exists beside; set search_path = public, beside; create extension citext schema ${schema}`)
  const people = pgTable('people', { mail: citext() }, (t) => [index('people_mail').on(t.mail)])
  const sql2 = [
    'create view mails as select mail from people',
    'create view all_mails as select * from mails',
    'create function mail_of(one people) returns citext language sql as $$ select one.mail $$',
    `do $$ begin if to_regproc('mail_of') is not null then
      execute format('alter function mail_of set search_path = %I', current_schema); end if; end $$`,
  ]
  const models = { schema: { people }, sql: sql2.reverse() }

  const { upgrade, downgrade } = await compare(sql, models)
  await run(sql, upgrade)

  expect(upgrade.map((one) => one.sql)).toContain('create table people (\n  mail citext\n)')
  expect(upgrade.filter((one) => one.sql.includes('mail_of(people) set search_path = %1$I'))).toHaveLength(1)
  expect(downgrade.map((one) => one.sql)).toHaveLength(4)
  expect(await compare(sql, models)).toEqual({ upgrade: [], downgrade: [] })
})

describe('what the models make beyond their schemas', () => {
  const names = pgTable('names', { name: text() }, (t) => [
    index('names_like').using('gin', t.name.op('gin_trgm_ops')),
  ])
  const trigrams = 'create extension if not exists pg_trgm'
  const schema = { names }

  beforeEach(() =>
    database.sql.execute(`drop schema if exists beside cascade; drop extension if exists citext cascade;
      drop extension if exists pg_trgm cascade; drop schema public cascade; create schema public; reset search_path`),
  )

  const isAvailable = async (name: string) =>
    (await database.sql.tuples('', 'select 1 from pg_available_extensions where name = $1', [name])).length >
    0

  test.for([
    trigrams,
    'CREATE EXTENSION "pg_trgm";',
    '-- for like\ncreate extension if not exists pg_trgm with schema public',
    'create extension pg_trgm cascade',
    'create extension PG_TRGM',
  ])('%s is written into the revision, before what needs it', async (extension, { skip }) => {
    const { sql } = database
    skip(!(await isAvailable('pg_trgm')), 'This PostgreSQL comes without the extension pg_trgm.')
    const models = { schema, sql: [extension] }

    const { upgrade, downgrade } = await compare(sql, models)
    await run(sql, upgrade)

    expect(upgrade.map((one) => one.sql.split(' ').slice(0, 2).join(' ').toLowerCase())).toEqual([
      'create extension',
      'create table',
      'create index',
    ])
    expect(downgrade.at(-1)?.sql).toMatch(/^drop extension "?pg_trgm"?$/)
    expect(await compare(sql, models)).toEqual({ upgrade: [], downgrade: [] })
    await run(sql, downgrade)
    expect(await sql.tuples('', `select 1 from pg_extension where extname = 'pg_trgm'`)).toEqual([])
    expect((await compare(sql, models)).upgrade).toHaveLength(3)
  })

  test('in a schema that they make as well', async ({ skip }) => {
    const { sql } = database
    skip(!(await isAvailable('citext')), 'This PostgreSQL comes without the extension citext.')
    const people = pgTable('people', { mail: customType({ dataType: () => 'beside.citext' })() })
    const models = {
      schema: { people },
      sql: ['create extension citext schema beside', 'create schema if not exists beside'],
    }

    const { upgrade, downgrade } = await compare(sql, models)
    await run(sql, upgrade)

    expect(upgrade.map((one) => one.sql.split('\n')[0])).toEqual([
      'create schema if not exists beside',
      'create extension citext schema beside',
      'create table people (',
    ])
    expect(await compare(sql, models)).toEqual({ upgrade: [], downgrade: [] })
    await run(sql, downgrade)
  })

  test('an extension of another version or schema than theirs is refused', async ({ skip }) => {
    const { sql } = database
    skip(!(await isAvailable('pg_trgm')), 'This PostgreSQL comes without the extension pg_trgm.')
    await sql.execute(`create schema beside; ${trigrams}`)

    for (const more of [`version '9.9'`, 'schema beside']) {
      await expect(compare(sql, { schema: {}, sql: [`${trigrams} ${more}`] })).rejects.toMatchObject({
        code: 'change_refused',
        data: { refusals: [{ what: 'extension pg_trgm' }] },
      })
    }
  })

  test('an extension that is not installed is refused, in the words of PostgreSQL', async () => {
    await expect(
      compare(database.sql, { schema: {}, sql: ['create extension nowhere_to_be_found'] }),
    ).rejects.toMatchObject({
      code: 'models_not_buildable',
      data: { reason: expect.stringContaining('extension "nowhere_to_be_found" is not available') },
    })
  })

  test('drift is told apart with the extension in memory', async ({ skip }) => {
    const { sql } = database
    skip(!(await isAvailable('pg_trgm')), 'This PostgreSQL comes without the extension pg_trgm.')
    const models = { schema, sql: [trigrams] }
    const { upgrade } = await compare(sql, models)
    const history = new History([
      {
        revision: '000',
        downRevision: null,
        message: 'All',
        async upgrade(op) {
          for (const one of upgrade) await op.execute(one.sql)
        },
        async downgrade() {},
      },
    ])
    await migrate(sql, history, 'upgrade', 'head')
    await sql.execute('create index by_hand on names (name)')

    const { made, wanted } = await driftOf(sql, history, models)
    await sql.execute('drop table alembic_version')

    expect(made.map((one) => one.sql)).toEqual(['create index by_hand on names (name)'])
    expect(wanted).toEqual({ upgrade: [], downgrade: [] })
  })

  test.each([
    ['create publication p for all tables', 'create publication'],
    ['create role r', 'create role'],
    [`create server s foreign data wrapper w`, 'create server'],
    ['create event trigger e on ddl_command_end execute function f()', 'create event trigger'],
    ['alter default privileges grant select on tables to public', 'alter default privileges'],
    ['create cast (text as int) with inout', 'create cast'],
    ['create or replace language l handler h', 'create or replace language'],
    ['drop database d', 'drop database'],
  ])('%s is refused, for nobody would compare it', async (statement, what) => {
    await expect(compare(database.sql, { schema: {}, sql: [statement] })).rejects.toMatchObject({
      code: 'models_not_declarable',
      data: { what, reason: { code: 'in_no_schema' } },
    })
  })
})
