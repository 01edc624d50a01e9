import type { Session } from '../../infrastructure/database/session.ts'
import { type Verification, type Verifying, verifyTrail } from './verification.ts'

export interface VerifyingExactly extends Omit<Verifying, 'differences'> {
  /** Finds out what separates the schema from its models, as statements: each is a finding. */
  differences: () => Promise<readonly string[]>
}

/** A session that sees one moment and is never tried again; a Database gives one. */
export interface Sessions {
  session<T>(
    work: (db: Session) => Promise<T>,
    options: { isolation: 'repeatable read'; readOnly: true; retries: 0 },
  ): Promise<T>
}

/** Verifies the trail as verifyTrail does, and that the database is the one that the models declare, at every front door. */
export async function verifyExactly(
  sessions: Sessions,
  { differences: find, ...verifying }: VerifyingExactly,
): Promise<Verification> {
  const differences = await find()

  return sessions.session((db) => verifyTrail(db, { ...verifying, differences }), {
    isolation: 'repeatable read',
    readOnly: true,
    retries: 0,
  })
}
