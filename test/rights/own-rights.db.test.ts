import { afterAll, beforeAll, expect, test } from 'vitest'
import { rightsFor } from '../../src/infrastructure/database/rights/rights.ts'
import { ownPowers } from '../../src/infrastructure/database/rights/standing.ts'
import { aDatabaseWithRole, type OnRole } from './as-role.ts'

let on: OnRole

beforeAll(async () => {
  on = await aDatabaseWithRole('work')
})

afterAll(() => on.close())

const lacked = () =>
  on.database.session((db) => db.schemaState.lackedOf(rightsFor('work')), { readOnly: true })

test('a role with what was granted for the work lacks nothing', async () => {
  await on.asRole()

  expect(await lacked()).toEqual([])
})

test('whoever owns the tables lacks nothing, and can switch the rules off', async () => {
  await on.asOwner('select')

  expect(await lacked()).toEqual([])
  const { role, powers } = await on.database.connection(ownPowers)
  expect(role).not.toBe('')
  expect(powers).toContain('superuser')
})

test.each([
  ['insert on safety_checks', 'insert on table safety_checks'],
  ['select on work_sessions', 'select on table work_sessions'],
  ['update (status) on sops', 'update on column sops.status'],
  ['select (email) on users', 'select on column users.email'],
  ['execute on function tk_remove_steps(uuid[])', 'execute on function tk_remove_steps(uuid[])'],
])('one that was deprived of %s lacks it', async (privilege, right) => {
  await on.asOwner(`revoke ${privilege} from ${on.role}`)
  await on.asRole()

  expect(await lacked()).toEqual([right])
  await on.asOwner(`grant ${privilege} to ${on.role}`)
})
