import { expect, test } from 'vitest'
import { compare } from '../../src/migrations/autogenerate/compare.ts'
import { ModelsNotBuildable } from '../../src/migrations/autogenerate/errors.ts'
import { settling } from './settling.ts'

const on = settling()

test.each([
  ['create tabel t (id int)', 'syntax error at or near "tabel"'],
  ['create table t (id int', 'syntax error at end of input'],
  [`comment on table fine is 'no end`, `unterminated quoted string at or near "'no end"`],
  ['create table t (id int));', 'syntax error at or near ")"'],
  ['create table "" (id int)', 'zero-length delimited identifier at or near """"'],
  ['create function f() returns int language sql as $$ select 1', 'unterminated dollar-quoted string'],
  ['/* no end', 'unterminated /* comment at or near "/* no end"'],
  ['create table t (id nothing)', 'type "nothing" does not exist'],
])('%s is named, with the words of PostgreSQL', async (statement, reason) => {
  const models = {
    schema: {},
    sql: ['create table fine (x int)', statement, 'create view v as select x from fine'],
  }

  const refusal = await compare(on.sql, models).catch((error) => error)

  expect(refusal).toBeInstanceOf(ModelsNotBuildable)
  expect(refusal.data).toEqual({ statement, reason: expect.stringContaining(reason) })
})

test.each([
  'commit',
  'ROLLBACK',
  '-- first\nbegin',
  'end;',
  'start transaction',
  'abort',
  'savepoint attempt',
  "prepare transaction 'x'",
  'release attempt',
])('%s is not for the models to say, and nothing is left behind', async (statement) => {
  const models = { schema: {}, sql: ['create table fine (x int)', statement] }

  const refusal = await compare(on.sql, models).catch((error) => error)

  expect(refusal).toBeInstanceOf(ModelsNotBuildable)
  expect(refusal.data.statement).toBe(statement)
  expect(await on.sql.tuples('', `select 1 from pg_namespace where nspname like 'tenken%'`)).toEqual([])
})
