import { afterAll, beforeAll, bench, describe } from 'vitest'
import { ownModels } from '../src/infrastructure/database/own-models.ts'
import { check } from '../src/migrations/autogenerate/compare.ts'
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
