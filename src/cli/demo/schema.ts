import type { Config } from '../../config.ts'
import type { Database } from '../../infrastructure/database/database.ts'
import type { Context } from '../context.ts'
import { standing } from '../db/standing.ts'
import { DirectConnectionNeeded } from '../errors.ts'

export interface Upgraded {
  /** Where the database stands now. */
  standing: string
  /** How many revisions were run. */
  run: number
}

/** Runs the revisions that are missing. */
export async function upgradeToHead(
  { texts }: Context,
  database: Database,
  config: Config | undefined,
): Promise<Upgraded> {
  const { ownHistory } = await import('../../infrastructure/database/own-history.ts')
  const { migrate } = await import('../../migrations/runner.ts')
  const { currentRevision } = await import('../../migrations/version-table.ts')
  const history = await ownHistory()

  return database.connection(async (connection) => {
    let run = 0
    if ((await currentRevision(connection)) !== history.head) {
      if (config?.pool.pooler === 'transaction') throw new DirectConnectionNeeded()
      run = await migrate(connection, history, 'upgrade', 'head')
    }

    return { standing: standing(await currentRevision(connection), history, texts), run }
  })
}
