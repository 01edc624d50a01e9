import type { Connection } from '../../infrastructure/database/engine.ts'
import type { Statement } from '../../migrations/diff/statement.ts'
import type { History } from '../../migrations/history.ts'

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
export async function differenceOf(sql: Connection, history: History): Promise<Difference> {
  const { mustBeAtHead } = await import('../../migrations/at-head.ts')
  const comparing = await import('../../migrations/autogenerate/compare.ts')
  const { driftOf } = await import('../../migrations/autogenerate/drift.ts')
  const { ownModels } = await import('../../infrastructure/database/own-models.ts')
  await mustBeAtHead(sql, history)
  if ((await comparing.check(sql, ownModels)).length === 0) return { wanted: [], drift: [], undo: [] }
  const { made, undo, wanted } = await driftOf(sql, history, ownModels)

  return { wanted: wanted.upgrade, drift: made, undo }
}
