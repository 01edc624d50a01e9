import type { Config } from '../../config.ts'
import type { Database } from '../../infrastructure/database/database.ts'
import { ownHistory } from '../../infrastructure/database/own-history.ts'
import { migrate } from '../../migrations/runner.ts'
import { currentRevision } from '../../migrations/version-table.ts'
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
  const history = await ownHistory()

  return database.connection(async (connection) => {
    let run = 0
    if ((await currentRevision(connection)) !== history.head) {
      if (config?.pool.pooler === 'transaction') throw new DirectConnectionNeeded()
      run = await migrate(connection, history, 'upgrade', 'head')
    }

    return { standing: standing({ at: await currentRevision(connection), history }, texts), run }
  })
}
