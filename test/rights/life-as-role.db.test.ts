import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rightsFor } from '../../src/infrastructure/database/rights/rights.ts'
import { failureOf } from '../../src/migrations/failure.ts'
import { sampled } from '../setup/database.ts'
import { aDatabaseWithRole, type OnRole } from './as-role.ts'
import { wholeLife } from './life.ts'

let on: OnRole

beforeAll(async () => {
  on = await aDatabaseWithRole('work')
})

afterAll(() => on.close())

test('with the rights of the application, every verb can be carried out', async () => {
  await on.asRole()

  await wholeLife(on.database)

  const whose = await on.database.session((db) => db.rows('select current_user::text as role'))
  expect(whose).toEqual([{ role: on.role }])
})

describe('no right is too many: without one of them, a verb is refused', () => {
  // Connections are made by the owner here, who then takes the role.
  const used = sampled(rightsFor('work').filter((right) => right !== 'connect on database'))

  test.each(used)('%s', async (right) => {
    await on.asOwner(`revoke ${inSql(right)} from public, ${on.role}`)
    await on.asRole()

    const refused = await wholeLife(on.database).then(
      () => 'nobody missed it',
      (error: unknown) => failureOf(error)?.code ?? error,
    )

    await on.asOwner(`grant ${inSql(right)} to ${on.role}`)
    expect(refused).toBe(right === 'usage on schema' ? '42P01' : '42501')
  })
})

function inSql(right: string): string {
  return right
    .replace(/^(\w+) on column (\w+)\.(\w+)$/, '$1 ($3) on $2')
    .replace(/ on schema$/, ' on schema public')
}
