import type { Connection } from '../../infrastructure/database/engine.ts'
import { ownHistory } from '../../infrastructure/database/own-history.ts'
import { recordsAtStake } from '../../migrations/at-stake.ts'
import { offlineSql, offlineStampSql } from '../../migrations/offline.ts'
import { type Direction, migrate, stamp } from '../../migrations/runner.ts'
import { currentRevision } from '../../migrations/version-table.ts'
import type { Context } from '../context.ts'
import { RecordsAtStake } from '../errors.ts'
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

/** Runs the revisions up or down to the target and tells of each; or makes their SQL without opening a database. */
export async function migrateTo(
  direction: Direction,
  scope: Scope,
  { target, sql }: Given,
): Promise<Migrated | string> {
  const history = await ownHistory()
  if (sql) return textOf(offlineSql(history, direction, target))

  const run = async (connection: Connection) => {
    const ran = await migrate(connection, history, direction, target, { log: logTo(scope) })

    return { ran, history, at: await currentRevision(connection) }
  }

  return changing(scope, run, { whereMissing: direction === 'upgrade' ? 'make' : 'refuse' })
}

/** The same downwards; throws RecordsAtStake rather than lose what is on record, unless told to. */
export async function downgradeTo(
  scope: Scope,
  given: Given & { despiteRecords: true | undefined },
): Promise<Migrated | string> {
  if (!given.sql && !given.despiteRecords) {
    const history = await ownHistory()
    const found = await changing(scope, (connection) => recordsAtStake(connection, history, given.target))
    if (found.length > 0) throw new RecordsAtStake(found)
  }

  return migrateTo('downgrade', scope, given)
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
