import { othersOnRecord } from '../../application/users.ts'
import { type Config, embeddedFolder } from '../../config.ts'
import type { Database } from '../../infrastructure/database/database.ts'
import { currentRevision } from '../../migrations/version-table.ts'
import type { Context } from '../context.ts'
import { DemoDatabaseNeeded } from '../errors.ts'
import { ids } from './cast.ts'

/** Where a demo plays unless somebody names a database: what it puts on record is not found among real records. */
export const ownDatabase = 'pglite:.tenken/demo'

/** The demo's own database, unless DATABASE_URL names one. */
export function demoConfig(config: Config, { env }: Context): Config {
  return env['DATABASE_URL'] === undefined ? { ...config, databaseUrl: ownDatabase } : config
}

/**
 * Before anything is changed: what a demo records can never be removed again. Throws DemoDatabaseNeeded where people
 * who are none of the demo's are on record, except in its own database, where anybody may have tried something.
 */
export async function mustBeTheDemos(database: Database, env: Context['env']): Promise<void> {
  const url = env['DATABASE_URL']?.trim() ?? ownDatabase
  if (url.startsWith('pglite:') && embeddedFolder(url) === embeddedFolder(ownDatabase)) return
  if ((await database.connection(currentRevision)) === null) return
  const others = await database.session((db) => othersOnRecord(db, Object.values(ids)), { readOnly: true })
  if (others > 0) throw new DemoDatabaseNeeded(others)
}
