import type { Connection } from './connection.ts'
import type { History } from './history.ts'
import { currentRevision } from './version-table.ts'

/**
 * For a program that is about to work with the schema: throws NotAtHead, which names the command to run, where the
 * database is behind, and UnknownDatabaseRevision where a newer version has upgraded it.
 */
export async function mustBeAtHead(sql: Connection, history: History): Promise<void> {
  history.mustBeHead(await currentRevision(sql))
}
