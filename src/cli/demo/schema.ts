import type { Config } from '../../config.ts'
import type { Database } from '../../infrastructure/database/database.ts'
import type { Context } from '../context.ts'
import { standing } from '../db/standing.ts'
import { DirectConnectionNeeded } from '../errors.ts'

/** Runs the revisions that are missing and returns where the database stands then. */
export async function upgradeToHead(
  { texts, terminal }: Context,
  database: Database,
  config: Config | undefined,
): Promise<string> {
  const { loadHistory } = await import('../../infrastructure/database/migrations/load.ts')
  const { migrate } = await import('../../infrastructure/database/migrations/runner.ts')
  const { currentRevision } = await import('../../infrastructure/database/migrations/version-table.ts')
  const history = await loadHistory()

  return database.connection(async (connection) => {
    if ((await currentRevision(connection)) !== history.head) {
      if (config?.pool.pooler === 'transaction') throw new DirectConnectionNeeded()
      await migrate(connection, history, 'upgrade', 'head', { log: (line) => terminal.out(`${line}\n`) })
    }

    return standing(await currentRevision(connection), history, texts)
  })
}
