import { bigint, bigserial, integer, pgEnum, pgTable, text, varchar } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { compare } from '../../src/migrations/autogenerate/compare.ts'
import { aConnection, run } from './connection.ts'

let database: Awaited<ReturnType<typeof aConnection>>

beforeAll(async () => {
  database = await aConnection()
})

afterAll(() => database.close())

beforeEach(() => database.sql.execute('drop schema public cascade; create schema public'))

test('a value that is too long for its column fails instead of being cut', async () => {
  const { sql } = database
  await sql.execute(`create table t (x text); insert into t values ('12345')`)

  const { upgrade } = await compare(sql, { schema: { t: pgTable('t', { x: varchar({ length: 3 }) }) } })

  await expect(run(sql, upgrade)).rejects.toThrow('value too long')
  expect(await sql.tuples('', 'select x from t')).toEqual([['12345']])
})

test('text that is a number becomes one', async () => {
  const { sql } = database
  await sql.execute(`create table t (x text default '7'); insert into t values ('12345'), (default)`)

  const { upgrade, downgrade } = await compare(sql, {
    schema: { t: pgTable('t', { x: integer().default(8) }) },
  })
  await run(sql, upgrade)
  await sql.execute('insert into t default values')

  expect(await sql.tuples('', 'select x from t')).toEqual([[12345], [7], [8]])
  await run(sql, downgrade)
  expect(await sql.tuples('', 'select x from t')).toEqual([['12345'], ['7'], ['8']])
})

test('a plain column that becomes an identity, a serial, and an identity again counts on', async () => {
  const { sql } = database
  const identity = {
    t: pgTable('t', { 'Id "x"': bigint({ mode: 'number' }).generatedByDefaultAsIdentity() }),
  }
  const serial = { t: pgTable('t', { 'Id "x"': bigserial({ mode: 'number' }) }) }
  await sql.execute('create table t ("Id ""x""" bigint); insert into t values (41)')
  const upgradeTo = async (schema: object) => {
    await run(sql, (await compare(sql, { schema: { ...schema } })).upgrade)
    await sql.execute('insert into t default values')
  }

  await upgradeTo(identity)
  await upgradeTo(serial)
  await upgradeTo(identity)

  expect(await sql.tuples('', 'select "Id ""x"""::int from t order by 1')).toEqual([[41], [42], [43], [44]])
})

test('values of an enum move over when it loses a value and changes its order', async () => {
  const { sql } = database
  await sql.execute(`create type mood as enum ('sad', 'ok', 'glad');
    create table t (m mood primary key default 'ok', ms mood[]); insert into t values ('glad', '{ok,glad}')`)
  const mood = pgEnum('mood', ['glad', 'ok'])
  const t = pgTable('t', { m: mood().primaryKey().default('ok'), ms: mood().array() })

  const { upgrade, downgrade } = await compare(sql, { schema: { mood, t } })
  await run(sql, upgrade)
  await sql.execute('insert into t default values')

  expect(await sql.tuples('', 'select m::text, ms::text from t order by t.m')).toEqual([
    ['glad', '{ok,glad}'],
    ['ok', null],
  ])
  await run(sql, downgrade)
  expect(await sql.tuples('', 'select m::text from t order by t.m')).toEqual([['ok'], ['glad']])
})

test('a row with a value that an enum loses stops the migration', async () => {
  const { sql } = database
  await sql.execute(
    `create type mood as enum ('sad', 'ok'); create table t (m mood); insert into t values ('sad')`,
  )
  const mood = pgEnum('mood', ['ok'])

  const { upgrade } = await compare(sql, { schema: { mood, t: pgTable('t', { m: mood() }) } })

  await expect(run(sql, upgrade)).rejects.toThrow('invalid input value for enum')
  expect(await sql.tuples('', 'select m::text from t')).toEqual([['sad']])
})

test('a value added to an enum can be the default from the same revision on', async () => {
  const { sql } = database
  await sql.execute(`create type mood as enum ('ok'); create table t (x int, m mood default 'ok')`)
  const mood = pgEnum('mood', ['ok', 'glad'])
  const t = pgTable('t', { x: integer(), m: mood().default('glad') })

  await run(sql, (await compare(sql, { schema: { mood, t } })).upgrade)
  await sql.execute('insert into t default values')

  expect(await sql.tuples('', 'select m::text from t')).toEqual([['glad']])
})

test('a default fills the rows that are there when a column is added', async () => {
  const { sql } = database
  await sql.execute('create table t (x int); insert into t values (1)')
  const t = pgTable('t', { x: integer(), note: text().notNull().default("it's") })

  await run(sql, (await compare(sql, { schema: { t } })).upgrade)

  expect(await sql.tuples('', 'select note from t')).toEqual([["it's"]])
})
