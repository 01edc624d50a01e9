import { afterAll, beforeAll } from 'vitest'
import type { Database } from '../../src/infrastructure/database/database.ts'
import { aMigratedDatabase, type OpenTestDatabase } from '../setup/records.ts'
import { aWorld, type World } from './world.ts'

/** A database with the world in it, made before the first test of a file and gone behind the last: each takes back what it does. */
export function worldOfFile(): { readonly database: Database; readonly world: World } {
  let on: OpenTestDatabase
  let world: World

  beforeAll(async () => {
    on = await aMigratedDatabase()
    world = await aWorld(on.database)
  })

  afterAll(() => on.close())

  return {
    get database() {
      return on.database
    },
    get world() {
      return world
    },
  }
}
