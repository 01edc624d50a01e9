import { ownHistory } from '../../infrastructure/database/own-history.ts'
import { ownModels } from '../../infrastructure/database/own-models.ts'
import { check } from '../../migrations/autogenerate/compare.ts'
import { type Drift, driftOf } from '../../migrations/autogenerate/drift.ts'
import type { Statement } from '../../migrations/diff/statement.ts'
import type { History } from '../../migrations/history.ts'
import { lookingAtHead, type Scope } from './connection.ts'

/** What separates the database from its models; all are empty where they agree. */
export interface Difference {
  /** What the models ask for beyond the revisions. */
  readonly wanted: readonly Statement[]
  /** What was done to the database beside its revisions, and what takes it back. */
  readonly drift: readonly Statement[]
  readonly undo: readonly Statement[]
}

/**
 * Compares our own models with the database, which must be at head. Only where they differ are the revisions
 * replayed in memory, which takes seconds, to tell drift apart.
 */
export async function ownDifference(scope: Scope): Promise<Difference> {
  const history = await ownHistory()

  return lookingAtHead(scope, history, async (sql) => {
    if ((await check(sql, ownModels)).length === 0) return { wanted: [], drift: [], undo: [] }
    const { made, undo, wanted } = await driftOf(sql, history, ownModels)

    return { wanted: wanted.upgrade, drift: made, undo }
  })
}

/** How the database has moved away from these revisions, and what our own models ask for beyond them. */
export function ownDrift(scope: Scope, history: History): Promise<Drift> {
  return lookingAtHead(scope, history, (sql) => driftOf(sql, history, ownModels))
}
