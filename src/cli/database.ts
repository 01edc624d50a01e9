import type { Config } from '../config.ts'
import type { Database } from '../infrastructure/database/database.ts'
import type { Context } from './context.ts'

/** The unit of work that a database hands out, to be passed on to verbs. */
export type Session = Parameters<Parameters<Database['session']>[0]>[0]

/** Opens the database that DATABASE_URL names for as long as `use` runs. */
export async function withDatabase<T>(
  context: Context,
  use: (database: Database) => Promise<T>,
  adapt: (config: Config) => Config = (config) => config,
): Promise<T> {
  // Loaded here, so that help and usage errors need none of it.
  const { readConfig } = await import('../config.ts')
  const config = adapt(readConfig(context.env))
  const { Database } = await import('../infrastructure/database/database.ts')
  const database = await Database.open(config)
  try {
    return await use(database)
  } finally {
    await database.close()
  }
}
