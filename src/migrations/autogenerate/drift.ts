import type { Connection } from '../connection.ts'
import type { Statement } from '../diff/statement.ts'
import type { History } from '../history.ts'
import { migrate } from '../runner.ts'
import { currentRevision } from '../version-table.ts'
import { extensionsOf, likenessOf, prepareLike } from './clone.ts'
import { type CompareOptions, compare, compareStatements } from './compare.ts'
import type { Comparison } from './comparison.ts'
import { extentOf } from './extent.ts'
import { openMemory } from './memory.ts'
import type { Models } from './models.ts'

/** How a database has moved away from what its revisions make. */
export interface Drift {
  /** What was done to it beside its revisions; empty where nothing was. */
  readonly made: readonly Statement[]
  /** What brings it back to its revisions. */
  readonly undo: readonly Statement[]
  /** What the models ask for beyond the revisions, free of drift: what a new revision should say. */
  readonly wanted: Comparison
}

/**
 * Replays the revisions, up to the one that the database is at, on a database in memory, and compares the live schema
 * and the models with that. A revision written from a database that has drifted would make the drift part of the
 * history. Throws what migrate() and compare() throw.
 */
export async function driftOf(
  sql: Connection,
  history: History,
  models: Models,
  options: CompareOptions = {},
): Promise<Drift> {
  await using memory = await (options.openMemory ?? openMemory)(await extensionsOf(sql))
  const extent = await extentOf(sql, models, options.schemaName)
  await prepareLike(memory.sql, sql, extent)
  const current = await currentRevision(sql)
  if (current !== null) await migrate(memory.sql, history, 'upgrade', current)
  const live = await likenessOf(sql, extent)
  const { upgrade: made, downgrade: undo } = await compareStatements(memory.sql, live, extent)

  return { made, undo, wanted: await compare(memory.sql, models, options) }
}
