import { beforeAll, expect, test } from 'vitest'
import { ruleSql } from '../../src/infrastructure/database/models/index.ts'
import { nodes, type Routine, routinesIn, strings } from './bodies.ts'

/** What a body may leave unnamed, for pg_catalog comes first: PostgreSQL's own types. */
const builtIn = 'boolean bytea integer interval json jsonb name oid record text timestamptz uuid'.split(' ')

/** The rows that a statement brings to a trigger are met before any table. */
const ofStatement = ['n', 'o']

let routines: Routine[]

beforeAll(async () => {
  routines = await routinesIn(ruleSql)
})

test('every function that a rule calls is named by its schema', () => {
  const calls = found((tree) => nodes(tree, 'FuncCall').map(({ funcname }) => strings(funcname)))

  expect(calls.length).toBeGreaterThan(500)
  expect(
    calls.filter(([, schema, name]) => !name || !/^(pg_catalog|own schema)$/.test(schema ?? '')),
  ).toEqual([])
})

test('every table and every type of a table is named by its schema', () => {
  const tables = found((tree) =>
    nodes(tree, 'RangeVar').map(({ schemaname, relname }) => [String(schemaname), String(relname)]),
  )
  const types = found((tree) => nodes(tree, 'TypeCast').map(({ typeName }) => strings(typeName)))

  expect(tables.length).toBeGreaterThan(80)
  expect(
    tables.filter(([, schema, table]) => schema !== 'own schema' && !ofStatement.includes(table ?? '')),
  ).toEqual([])
  expect(types.length).toBeGreaterThan(50)
  expect(types.filter(([, first, second]) => !second && !builtIn.includes(first ?? ''))).toEqual([])
})

test('every call of another rule is of that one alone: nothing is left to a default, and no null or text to a guess', () => {
  const calls = found((tree) =>
    nodes(tree, 'FuncCall').flatMap(({ funcname, args }) =>
      strings(funcname)[0] === 'own schema' ? [[strings(funcname)[1] ?? '', args as unknown[]] as const] : [],
    ),
  )

  const guessed = calls.filter(([, name, args = []]) => {
    const meant = routines.filter((one) => one.name === name && one.takes.length === args.length)

    return (
      meant.length === 0 ||
      args.some((arg, place) => isOpen(arg) && meant.some(({ takes }) => takes[place] !== 'text'))
    )
  })

  expect(calls.length).toBeGreaterThan(200)
  expect(guessed.map(([caller, name]) => `${caller} calls ${name}`)).toEqual([])
})

/** Each thing that the trees of the bodies hold, behind the name of the function that it stands in. */
function found<Found extends readonly unknown[]>(inTree: (tree: unknown) => Found[]): [string, ...Found][] {
  return routines.flatMap(({ name, trees }) =>
    trees.flatMap(inTree).map((one): [string, ...Found] => [name, ...one]),
  )
}

/** A constant without a type: PostgreSQL prefers a function that takes it for text. */
function isOpen(arg: unknown): boolean {
  const constant = (arg as Record<string, { isnull?: boolean; sval?: unknown }>)['A_Const']

  return constant !== undefined && (constant.isnull === true || constant.sval !== undefined)
}
