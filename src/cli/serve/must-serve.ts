import { mustBeAtHead } from '../../infrastructure/database/at-head.ts'
import type { Database } from '../../infrastructure/database/database.ts'
import { upgrade } from '../../infrastructure/database/upgrade.ts'

/**
 * Brings the database to head where that is wanted, and else throws NotAtHead where it is behind. Throws
 * DatabaseUnavailable, and what else stands against a session.
 */
export async function mustServe(
  database: Database,
  upgrading: true | undefined,
  log: (line: string) => void,
): Promise<void> {
  if (upgrading) await upgrade(database, { log })
  else await database.session(mustBeAtHead, { readOnly: true })
}
