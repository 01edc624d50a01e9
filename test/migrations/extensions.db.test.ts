import { customType, index, pgTable } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compare } from '../../src/migrations/autogenerate/compare.ts'
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
