import { readConfig } from '../../src/config.ts'
import { Database } from '../../src/infrastructure/database/database.ts'
import { makePlant } from '../../src/plant/make-plant.ts'
import type { OpenTestDatabase } from './records.ts'

let made: Promise<Blob> | undefined

/** A database in memory with the demo plant and its three weeks, as they were made once for the whole process. */
export async function aPlantDatabase(): Promise<OpenTestDatabase> {
  made ??= makePlant()
  const plant = await made
  const url = 'pglite:memory'
  const database = await Database.open(readConfig({ DATABASE_URL: url }), { contents: async () => plant })

  return { database, url, close: () => database.close() }
}
