import { type Verification, type Verifying, verifyTrail } from '../../src/application/audit/verification.ts'
import type { Database } from '../../src/infrastructure/database/database.ts'

export function verified(database: Database, verifying: Verifying = {}): Promise<Verification> {
  return database.session((db) => verifyTrail(db, verifying), {
    isolation: 'repeatable read',
    readOnly: true,
  })
}
