import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { engineUnderTest } from './database.ts'
import { embeddedVersion } from './postgres/version.ts'
import { anOpenDatabase, type OpenTestDatabase } from './records.ts'

let on: OpenTestDatabase

beforeAll(async () => {
  on = await anOpenDatabase()
})

afterAll(() => on.close())

test('tests run on a real PostgreSQL as well as on the embedded engine', async () => {
  const expected = engineUnderTest === 'server' ? inject('server').version : embeddedVersion()

  const [[version] = ['']] = await on.database.connection((sql) =>
    sql.tuples<[string]>('', 'select version()'),
  )

  expect(version).toMatch(`PostgreSQL ${expected} `)
  expect(version.includes('PGlite')).toBe(engineUnderTest === 'embedded')
})
