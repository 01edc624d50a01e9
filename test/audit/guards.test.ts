import { expect, test } from 'vitest'
import { ruleSql } from '../../src/infrastructure/database/models/index.ts'
import { functionsIn, triggersIn } from '../../src/infrastructure/database/repositories/audit-guards.ts'

test('every trigger and every function of the models is one that verify looks for', () => {
  const [triggers, functions] = ['trigger', 'function'].map(
    (what) => ruleSql.join('\n').match(new RegExp(`^\\s*create (constraint )?${what} `, 'gm'))?.length,
  )

  expect(triggersIn(ruleSql)).toHaveLength(triggers ?? -1)
  expect(functionsIn(ruleSql)).toHaveLength(functions ?? -1)
  expect(triggers).toBeGreaterThan(30)
  expect(functions).toBeGreaterThan(40)
})

test('a trigger is read with its table, however many events it is on', () => {
  const found = triggersIn([
    'create trigger a before insert or update of x, y on tasks referencing new table as n for each statement execute function f()',
    'create constraint trigger b after update on sops deferrable',
  ])

  expect(found).toEqual([
    { guard: 'a', table: 'tasks' },
    { guard: 'b', table: 'sops' },
  ])
})
