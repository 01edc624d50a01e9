import { afterAll, beforeAll, bench, describe } from 'vitest'
import { check } from '../src/infrastructure/database/migrations/autogenerate/compare.ts'
import { ownModels } from '../src/infrastructure/database/migrations/own-models.ts'
import { aMigratedDatabase, type OpenTestDatabase } from '../test/setup/records.ts'

let on: OpenTestDatabase

beforeAll(async () => {
  on = await aMigratedDatabase()
})

afterAll(() => on.close())

describe('compare the models with the database', () => {
  bench('check', async () => {
    await on.database.connection((sql) => check(sql, ownModels))
  })
})
