import { type MigrationOptions, migrate } from '../../migrations/runner.ts'
import { currentRevision } from '../../migrations/version-table.ts'
import type { Database } from './database.ts'
import type { Connection } from './engine.ts'
import { DirectConnectionNeeded } from './errors.ts'
import { ownHistory } from './own-history.ts'

/**
 * Brings Tenken's own schema in this database to the newest revision, as `tenken db upgrade` does, and returns how many
 * revisions ran: none where it is there. No statement is too long for it. Processes that do so at once take turns.
 *
 * Throws DirectConnectionNeeded where revisions are to run behind a pooler in transaction mode; MigrationFailed, with
 * the database at the last good revision; MigrationBlocked; and UnknownDatabaseRevision where a newer version of Tenken
 * has upgraded it.
 */
export async function upgrade(database: Database, options: MigrationOptions = {}): Promise<number> {
  const history = await ownHistory()
  const run = async (sql: Connection) => {
    if ((await currentRevision(sql)) === history.head) return 0
    // Behind a pooler in transaction mode the lock that lets migrations take turns would not hold.
    if (database.engine.eachTransaction) throw new DirectConnectionNeeded()

    return migrate(sql, history, 'upgrade', 'head', options)
  }

  return database.connection(run, 'unlimited')
}
