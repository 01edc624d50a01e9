import { BrokenHistory, NotAtHead } from '../../migrations/errors.ts'
import { failureOf } from '../../migrations/failure.ts'
import { headOf } from '../../migrations/head.ts'

import { ContrarySetting } from './errors.ts'
import { ownHistory, ownVersions } from './own-history.ts'
import type { Session } from './session.ts'

/**
 * For whoever is about to work with records, in one statement of their own session: throws NotAtHead, which names the
 * command to run, where the database is behind the revisions of this program, UnknownDatabaseRevision where a newer one
 * has upgraded it, ContrarySetting where the search path leads past it, and BrokenHistory where it is at several. The
 * session is of no more use then.
 */
export async function mustBeAtHead(db: Session): Promise<void> {
  const states = await statesOf(db)
  if (states.length === 1 && states[0] === (await headOf(ownVersions))) return
  if (states.length > 1) throw new BrokenHistory({ code: 'several_heads' })
  const history = await ownHistory()
  const current = states[0] ?? null
  history.placeOf(current)
  throw new NotAtHead(current, history.head)
}

/** Alembic's table has one row; none at base, and no table before the first revision. */
async function statesOf(db: Session): Promise<string[]> {
  try {
    return await db.schemaState.revisions()
  } catch (error) {
    if (failureOf(error)?.code === undefinedTable && !(error instanceof ContrarySetting)) return []
    throw error
  }
}

const undefinedTable = '42P01'
