import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportTrail } from '../../src/application/audit/export.ts'
import { verifyTrail } from '../../src/application/audit/verification.ts'
import type { Session } from '../../src/infrastructure/database/session.ts'
import { engineUnderTest } from '../setup/database.ts'
import { aMigratedDatabase, type OpenTestDatabase } from '../setup/records.ts'
import { everyHistory } from './histories.ts'

let on: OpenTestDatabase
let usual: string

beforeAll(async () => {
  on = await aMigratedDatabase()
  await everyHistory(on.database)
  usual = await on.database.session(exported)
})

afterAll(() => on.close())

test.each([
  ['TimeZone', 'Asia/Kathmandu'],
  ['TimeZone', 'America/St_Johns'],
  ['DateStyle', 'SQL, DMY'],
  ['IntervalStyle', 'sql_standard'],
  ['extra_float_digits', '-15'],
  ['bytea_output', 'escape'],
  ['xmloption', 'document'],
  ['quote_all_identifiers', 'on'],
  ['standard_conforming_strings', 'off'],
  ['plan_cache_mode', 'force_generic_plan'],
  ['plan_cache_mode', 'force_custom_plan'],
  ['enable_indexscan', 'off'],
  // The embedded engine speaks UTF-8 only.
  ...(engineUnderTest === 'server' ? [['client_encoding', 'LATIN1']] : []),
])('the trail is the same, and unbroken, with %s = %s', async (name, value) => {
  const { count, text } = await on.database.session(async (db) => {
    await db.rows('select set_config($1, $2, true)', [name, value])

    return { count: (await verifyTrail(db)).count, text: await exported(db) }
  })

  expect(count).toBe(0)
  expect(text).toBe(usual)
})

async function exported(db: Session): Promise<string> {
  let text = ''
  for await (const piece of exportTrail(db, { at: new Date(0) })) text += piece

  return text
}
