import { mustBeAtHead } from '../at-head.ts'
import type { Database } from '../database.ts'
import { type Right, rightsFor } from './rights.ts'

/** What the program's role lacks to do the work. Throws what stands against a session, NotAtHead among others. */
export function lackedRights(database: Database): Promise<Right[]> {
  return database.session(
    async (db) => {
      await mustBeAtHead(db)

      return db.schemaState.lackedOf(rightsFor('work'))
    },
    { readOnly: true, retries: 0 },
  )
}
