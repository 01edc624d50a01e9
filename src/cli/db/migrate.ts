import type { Direction } from '../../migrations/runner.ts'
import type { Context } from '../context.ts'
import { withMigratingConnection } from './connection.ts'
import { standing } from './standing.ts'

export interface Migrating {
  sql?: true
}

/** Runs the revisions up or down to the target, or prints their SQL without opening a database. */
export async function migrateTo(
  context: Context,
  direction: Direction,
  target: string,
  { sql }: Migrating,
): Promise<void> {
  return sql ? printSql(context, direction, target) : runRevisions(context, direction, target)
}

async function runRevisions(context: Context, direction: Direction, target: string): Promise<void> {
  const { terminal, texts } = context
  const { ownHistory } = await import('../../infrastructure/database/own-history.ts')
  const { migrate } = await import('../../migrations/runner.ts')
  const { currentRevision } = await import('../../migrations/version-table.ts')
  const history = await ownHistory()
  await withMigratingConnection(context, async (connection) => {
    const log = (line: string) => terminal.out(`${line}\n`)
    const ran = await migrate(connection, history, direction, target, { log })
    const at = standing(await currentRevision(connection), history, texts)
    terminal.out(`${ran > 0 ? texts.db.nowAt(at) : texts.db.alreadyAt(at)}\n`)
  })
}

async function printSql({ terminal }: Context, direction: Direction, range: string): Promise<void> {
  const { ownHistory } = await import('../../infrastructure/database/own-history.ts')
  const { offlineSql } = await import('../../migrations/offline.ts')
  for await (const text of offlineSql(await ownHistory(), direction, range)) {
    if (terminal.closed) break
    terminal.out(text)
  }
}
