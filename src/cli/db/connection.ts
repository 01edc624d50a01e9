import type { Config } from '../../config.ts'
import type { Connection } from '../../infrastructure/database/engine.ts'
import type { Context } from '../context.ts'
import { withDatabase } from '../database.ts'
import { DirectConnectionNeeded } from '../errors.ts'

/** A connection to look at the schema's state with. */
export function withConnection<T>(
  context: Context,
  use: (connection: Connection) => Promise<T>,
  adapt?: (config: Config) => Config,
): Promise<T> {
  return withDatabase(context, (database) => database.connection(use), adapt)
}

/**
 * A connection to change the schema with: no statement is too long for it. Throws DirectConnectionNeeded behind a
 * pooler in transaction mode, where the lock that lets migrations take turns would not hold.
 */
export function withMigratingConnection<T>(
  context: Context,
  use: (connection: Connection) => Promise<T>,
): Promise<T> {
  return withConnection(context, use, (config) => {
    if (config.pool.pooler === 'transaction') throw new DirectConnectionNeeded()

    return patient(config)
  })
}

/** Building an index on a large table takes as long as it takes; only locks are waited for with a limit. */
export function patient(config: Config): Config {
  return { ...config, timeouts: { ...config.timeouts, statement: 0, query: 0 } }
}
