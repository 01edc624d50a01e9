import type { Config } from '../config.ts'
import type { Database } from '../infrastructure/database/database.ts'
import type { Making } from '../infrastructure/database/engine.ts'
import type { Session } from '../infrastructure/database/session.ts'
import type { Context } from './context.ts'

/** The unit of work that a database hands out, to be passed on to verbs. */
export type { Session }

/** No command makes a database but those that are there for it. */
export interface Opened extends Making {
  /** What is to be different in the configuration. */
  adapt?: (config: Config) => Config
  nesting?: 'not looked for'
}

/** Opens the database that DATABASE_URL names for as long as `use` runs. Throws NoDatabase unless it may be made. */
export async function withDatabase<T>(
  context: Context,
  use: (database: Database) => Promise<T>,
  { adapt = (config) => config, whereMissing = 'refuse', ...opened }: Opened = {},
): Promise<T> {
  // Loaded here, so that help and usage errors need none of it.
  const { readConfig } = await import('../config.ts')
  const config = adapt(readConfig(context.env))
  const { Database } = await import('../infrastructure/database/database.ts')
  const { newId } = await import('../application/id.ts')
  // One command is one request to the audit trail, however many sessions it takes.
  const database = await Database.open(config, { ...opened, requestId: newId(), whereMissing })
  try {
    return await use(database)
  } finally {
    await database.close()
  }
}

/**
 * The same for work on records. Throws NotAtHead, which names the command to run, where the database is behind the
 * revisions of this program, and UnknownDatabaseRevision where a newer one has upgraded it.
 */
export function withRecords<T>(context: Context, use: (database: Database) => Promise<T>): Promise<T> {
  return withDatabase(context, async (database) => {
    const { mustBeAtHead } = await import('../infrastructure/database/at-head.ts')
    await database.session(mustBeAtHead, { readOnly: true })

    return use(database)
  })
}
