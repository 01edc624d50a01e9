import type { Connection } from '../../infrastructure/database/engine.ts'
import { ownHistory } from '../../infrastructure/database/own-history.ts'
import type { History } from '../../migrations/history.ts'
import { offlineSql, offlineStampSql } from '../../migrations/offline.ts'
import type { Direction } from '../../migrations/revision.ts'
import { type MigrationOptions, migrate, stamp } from '../../migrations/runner.ts'
import { currentRevision } from '../../migrations/version-table.ts'
import type { Context } from '../context.ts'
import { changing, type Scope } from './connection.ts'
import { type Standing, standing } from './standing.ts'

interface Given {
  target: string
  sql: true | undefined
}

interface Migrated extends Standing {
  /** How many revisions were run. */
  ran: number
}

/** Runs the revisions up to the target and tells of each; or makes their SQL without opening a database. */
export async function upgradeTo(scope: Scope, { target, sql }: Given): Promise<Migrated | string> {
  const history = await ownHistory()
  if (sql) return textOf(offlineSql(history, 'upgrade', target))

  return changing(
    scope,
    (connection) => migrated(connection, 'upgrade', { history, target, log: logTo(scope) }),
    {
      whereMissing: 'make',
    },
  )
}

/**
 * The same downwards; throws RecordsAtStake rather than lose what is on record, unless told to. So does the SQL, where
 * and when it is run.
 */
export async function downgradeTo(
  scope: Scope,
  { target, sql, despiteRecords }: Given & { despiteRecords: true | undefined },
): Promise<Migrated | string> {
  const history = await ownHistory()
  const keeping = despiteRecords ? {} : { keepRecords: true as const }
  if (sql) return textOf(offlineSql(history, 'downgrade', target, keeping))

  return changing(scope, (connection) =>
    migrated(connection, 'downgrade', { history, target, log: logTo(scope), ...keeping }),
  )
}

async function migrated(
  connection: Connection,
  direction: Direction,
  { history, target, ...options }: { history: History; target: string } & MigrationOptions,
): Promise<Migrated> {
  const ran = await migrate(connection, history, direction, target, options)

  return { ran, history, at: await currentRevision(connection) }
}

/** Sets the recorded revision without running any; or makes the SQL that does, without opening a database. */
export async function stampAs(
  scope: Scope,
  { target, sql, purge }: Given & { purge: true | undefined },
): Promise<Standing | string> {
  const history = await ownHistory()
  if (sql) return offlineStampSql(history, target)
  const options = { log: logTo(scope), ...(purge ? { purge } : {}) }

  return { history, at: await changing(scope, (connection) => stamp(connection, history, target, options)) }
}

export function sayMigrated(migrated: Migrated | string, { texts }: Context): string {
  if (typeof migrated === 'string') return migrated
  const at = standing(migrated, texts)

  return migrated.ran > 0 ? texts.db.nowAt(at) : texts.db.alreadyAt(at)
}

export function sayStamped(stamped: Standing | string, { texts }: Context): string {
  return typeof stamped === 'string' ? stamped : texts.db.stamped(standing(stamped, texts))
}

function logTo({ context: { terminal } }: Scope): (line: string) => void {
  return (line) => terminal.out(`${line}\n`)
}

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const piece of pieces) text += piece

  return text
}
