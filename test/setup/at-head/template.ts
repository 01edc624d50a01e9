import { withConnection } from '../../../src/infrastructure/database/connect.ts'
import { ownHistory } from '../../../src/infrastructure/database/own-history.ts'
import { migrate } from '../../../src/migrations/runner.ts'
import { createDatabase, nameIn, type RunOnServer } from '../databases-of-run.ts'

/**
 * Replays the revisions once for the whole run: a database at head, whose copies take a tenth of the time. Returns its
 * name; it goes with the run's other databases.
 */
export async function makeTemplateAtHead(server: RunOnServer): Promise<string> {
  const url = await createDatabase(server)
  const history = await ownHistory()
  await withConnection(url, (sql) => migrate(sql, history, 'upgrade', 'head'))

  return nameIn(url)
}
