import { readConfig } from '../../config.ts'
import { Database } from './database.ts'
import type { Connection } from './engine.ts'

/**
 * Opens the database that a URL names (`postgres://…`, `pglite:<folder>` or `pglite:memory`), lends one connection for
 * as long as `use` runs, and closes it. No statement is too long for it; a migration waits for locks with limits of its
 * own. Throws DatabaseUnavailable, FolderInUse, or what `use` throws.
 */
export async function withConnection<T>(url: string, use: (sql: Connection) => Promise<T>): Promise<T> {
  const config = readConfig({
    DATABASE_URL: url,
    DATABASE_POOL_SIZE: '1',
    DATABASE_STATEMENT_TIMEOUT_MS: '0',
    DATABASE_QUERY_TIMEOUT_MS: '0',
  })
  const database = await Database.open(config)
  try {
    return await database.connection(use)
  } finally {
    await database.close()
  }
}
