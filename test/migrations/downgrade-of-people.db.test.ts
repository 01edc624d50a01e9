import { expect, test } from 'vitest'
import { ownHistory } from '../../src/infrastructure/database/own-history.ts'
import { recordsAtStake } from '../../src/migrations/at-stake.ts'
import { migrate } from '../../src/migrations/runner.ts'
import { addPerson, aMigratedDatabase, aUser } from '../setup/records.ts'

const before = '024_see_what_is_said'

test('people of before stay, and whom the schema of before cannot hold keep it from being taken back', async () => {
  const on = await aMigratedDatabase()
  const history = await ownHistory()
  const back = () => on.database.connection((sql) => migrate(sql, history, 'downgrade', before))
  await aUser(on.database, 'admin')

  await back()
  await on.database.connection((sql) => migrate(sql, history, 'upgrade', 'head'))
  await aUser(on.database, 'auditor')

  await expect(back()).rejects.toThrow(/would lose auditors, or people without an email/)
  await on.close()
})

test('employee numbers are counted before they would be lost', async () => {
  const on = await aMigratedDatabase()
  await on.database.session((db) => addPerson(db, { employeeNumber: '4711', name: 'A', role: 'admin' }))

  const lost = await on.database.connection(async (sql) => recordsAtStake(sql, await ownHistory(), before))

  expect(lost).toEqual([{ table: 'users', column: 'employee_number', count: 1 }])
  await on.close()
})
