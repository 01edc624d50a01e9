import type { Database } from '../../infrastructure/database/database.ts'
import { ownHistory } from '../../infrastructure/database/own-history.ts'
import { upgrade } from '../../infrastructure/database/upgrade.ts'
import type { Context } from '../context.ts'
import { standing } from '../db/standing.ts'

export interface Upgraded {
  /** Where the database stands now. */
  standing: string
  /** How many revisions were run. */
  run: number
}

/** Runs the revisions that are missing. */
export async function upgradeToHead({ texts }: Context, database: Database): Promise<Upgraded> {
  const run = await upgrade(database)
  const history = await ownHistory()

  return { standing: standing({ at: history.head, history }, texts), run }
}
