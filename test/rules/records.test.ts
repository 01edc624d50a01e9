import { is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { describe, expect, test } from 'vitest'
import {
  type KeptTable,
  keptTables,
  recordOf,
  records,
  secretTables,
  toldSecrets,
} from '../../src/domain/records.ts'
import { schema } from '../../src/infrastructure/database/models/index.ts'

const models = new Map(
  Object.values(schema).flatMap((model) => {
    if (!is(model, PgTable)) return []
    const { name, columns, foreignKeys } = getTableConfig(model)
    const links = foreignKeys.map((key) => {
      const { columns: from, foreignTable } = key.reference()

      return { columns: from.map((column) => column.name), to: getTableConfig(foreignTable).name }
    })

    return [[name, { columns: columns.map((column) => column.name), links }] as const]
  }),
)

/** The columns of the table that refer to this other one. */
function columnsTo(table: KeptTable, other: string): string[] {
  return (models.get(table)?.links ?? []).filter(({ to }) => to === other).flatMap(({ columns }) => columns)
}

test('every table of the models is said to be of a record or of secrets, and no other', () => {
  expect([...models.keys()].sort()).toEqual([...keptTables, ...secretTables].sort())
})

describe.each(keptTables)('of %s', (table) => {
  const { is: own, partOf, change, people } = records[table]

  test('every column named is one of the model', () => {
    const named = [...change, ...people, ...partOf.map(({ column }) => column), ...(own ? [own.stream] : [])]

    expect(models.get(table)?.columns).toEqual(expect.arrayContaining(named))
  })

  test('the people are those columns that refer to users', () => {
    expect([...people].sort()).toEqual(columnsTo(table, 'users').sort())
  })

  test('a row is part of what its columns refer to', () => {
    for (const { column, of } of partOf) expect(columnsTo(table, of)).toContain(column)
  })
})

test('a part is of the record that it hangs on, a signature of one that differs from row to row', () => {
  expect(keptTables.map((table) => [table, recordOf(table)])).toEqual([
    ['users', 'user'],
    ['sops', 'SOP'],
    ['tasks', 'SOP'],
    ['steps', 'SOP'],
    ['hazards', 'SOP'],
    ['work_sessions', 'work session'],
    ['safety_checks', 'work session'],
    ['hazard_acknowledgements', 'work session'],
    ['signatures', 'record'],
    ['audit_events', 'record'],
  ])
  expect(toldSecrets.map(recordOf)).toEqual(['user', 'user', 'user'])
  expect(recordOf('anything')).toBe('record')
})
