import { readConfig } from '../../../config.ts'
import { Database } from '../database.ts'
import { EmbeddedEngine } from './engine.ts'
import { startInMemory } from './fresh-database.ts'

/**
 * What a database in memory holds once `fill` has put it there: for databases that are made with this content, in a
 * folder or in memory, in a fraction of the time.
 */
export async function snapshotOf(fill: (database: Database) => Promise<void>): Promise<Blob> {
  const config = readConfig({ DATABASE_URL: 'pglite:memory' })
  const pglite = await startInMemory()
  const database = new Database(new EmbeddedEngine(pglite, config), config)
  try {
    await fill(database)
    await pglite.exec('checkpoint')

    return await pglite.dumpDataDir('none')
  } finally {
    await database.close()
  }
}
