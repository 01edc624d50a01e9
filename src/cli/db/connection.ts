import type { Config } from '../../config.ts'
import type { Connection } from '../../infrastructure/database/engine.ts'
import { DirectConnectionNeeded } from '../../infrastructure/database/errors.ts'
import { mustBeAtHead } from '../../migrations/at-head.ts'
import type { History } from '../../migrations/history.ts'
import type { Context } from '../context.ts'
import type { Opened } from '../database.ts'
import type { Opening } from '../sessions.ts'

/** What a command about the schema gets: a database if it asks for one. */
export interface Scope {
  open: Opening
  context: Context
}

/** Lends a connection to look at the schema's state with. */
export function looking<T>(
  { open }: Pick<Scope, 'open'>,
  use: (sql: Connection) => Promise<T>,
  opened?: Opened,
): Promise<T> {
  return open((database) => database.connection(use), opened)
}

/** Lends one to a database that is at head. Throws NotAtHead. */
export function lookingAtHead<T>(
  scope: Pick<Scope, 'open'>,
  history: History,
  use: (sql: Connection) => Promise<T>,
): Promise<T> {
  return looking(scope, async (sql) => {
    await mustBeAtHead(sql, history)

    return use(sql)
  })
}

/**
 * Lends a connection to change the schema with: no statement is too long for it. Throws DirectConnectionNeeded behind a
 * pooler in transaction mode, where the lock that lets migrations take turns would not hold.
 */
export function changing<T>(
  scope: Pick<Scope, 'open'>,
  use: (sql: Connection) => Promise<T>,
  { whereMissing = 'refuse' }: Pick<Opened, 'whereMissing'> = {},
): Promise<T> {
  const adapt = (config: Config) => {
    if (config.pool.pooler === 'transaction') throw new DirectConnectionNeeded()

    return patient(config)
  }

  return looking(scope, use, { adapt, whereMissing })
}

/** Building an index on a large table takes as long as it takes; only locks are waited for with a limit. */
function patient(config: Config): Config {
  return { ...config, timeouts: { ...config.timeouts, statement: 0, query: 0 } }
}
