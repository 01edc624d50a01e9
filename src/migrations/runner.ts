import { setTimeout as pause } from 'node:timers/promises'
import { mustLoseNothing, recordsAtStake } from './at-stake.ts'
import type { Connection } from './connection.ts'
import { MigrationBlocked, MigrationFailed, RecordsAtStake } from './errors.ts'
import { failureOf, reasonOf } from './failure.ts'
import { goalOf } from './goal.ts'
import type { History } from './history.ts'
import type { Direction, Operations, Revision } from './revision.ts'
import { withTurn } from './turn.ts'
import { createVersionTable, currentRevision, moveState } from './version-table.ts'

export interface MigrationOptions {
  /** Told of each revision before it runs, and of each wait for a lock. */
  log?: (line: string) => void
  /** How long one statement may wait for a lock before the revision is undone and tried again. In milliseconds. */
  lockTimeout?: number
  /** How often a revision that met a lock is tried in all. */
  attempts?: number
  /** How long to wait for another migration of the same database to end. In milliseconds. */
  wait?: number
  /** A downgrade that would lose rows or values throws RecordsAtStake, whenever they came. */
  keepRecords?: true
}

type Settings = Required<Omit<MigrationOptions, 'keepRecords'>> & Pick<MigrationOptions, 'keepRecords'>

const defaults = { log: () => {}, lockTimeout: 3_000, attempts: 6, wait: 120_000 }

/**
 * Brings the database to the target, one transaction per revision (spec db-003). Processes that migrate the same
 * database at once take turns, and each finds what the others have done. Returns how many revisions ran here.
 * Throws MigrationFailed naming the statement, with the database at the last good revision; MigrationBlocked where
 * other sessions hold on to their locks; RecordsAtStake, before anything is changed, or at the last good revision where
 * the records came meanwhile; RevisionNotFound, RevisionOutOfRange or UnknownDatabaseRevision.
 */
export async function migrate(
  sql: Connection,
  history: History,
  direction: Direction,
  target: string,
  options: MigrationOptions = {},
): Promise<number> {
  const settings = { ...defaults, ...options }
  const start = await currentRevision(sql)
  const goal = goalOf(history, direction, target, start)
  if (direction === 'downgrade' && settings.keepRecords) {
    const found = await recordsAtStake(sql, history, target)
    if (found.length > 0) throw new RecordsAtStake(found, start)
  }
  // Whoever may not change anything may find that there is nothing to change.
  if (history.placeOf(start) === goal) return 0
  let ran = 0
  for (let more = true; more; ) {
    more = await withTurn(sql, settings, async () => {
      const current = await currentRevision(sql)
      const place = history.placeOf(current)
      const done = direction === 'upgrade' ? place >= goal : place <= goal
      const [revision] = done ? [] : history.between(place, goal)
      if (!revision) return false
      settings.log(`Running ${describe(direction, revision)}`)
      await runUntilUnblocked(sql, { revision, direction, current, ...settings })
      ran++

      return true
    })
  }

  return ran
}

export interface StampOptions extends MigrationOptions {
  /** Whatever the state is: it is not read, and its table is made anew. A relative target counts from base then. */
  purge?: true
}

/** Sets the state without running anything; throws what resolving the target throws. */
export async function stamp(
  sql: Connection,
  history: History,
  target: string,
  options: StampOptions = {},
): Promise<string | null> {
  return withTurn(sql, { ...defaults, ...options }, async () => {
    const place = history.resolve(target, options.purge ? null : await currentRevision(sql))
    const to = history.revisions[place]?.revision ?? null
    await inTransaction(sql, async () => {
      if (options.purge) await sql.execute('drop table if exists alembic_version')
      await sql.execute(`${createVersionTable}; delete from alembic_version`)
      if (to !== null) await sql.execute(moveState(null, to))
    })

    return to
  })
}

/** 'upgrade 000_create_users -> 001_create_sop_tables, Create the SOP tables' */
export function describe(direction: Direction, { revision, downRevision, message }: Revision): string {
  const [from, to] = direction === 'upgrade' ? [downRevision, revision] : [revision, downRevision]

  return `${direction} ${from ?? 'base'} -> ${to ?? 'base'}, ${message}`
}

interface Run extends Settings {
  revision: Revision
  direction: Direction
  current: string | null
}

async function runUntilUnblocked(sql: Connection, run: Run): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await runRevision(sql, run)
    } catch (error) {
      const says = reasonOf(error instanceof MigrationFailed ? error.cause : error)
      if (!/^(55P03|40P01)$/.test(failureOf(error)?.code ?? '')) throw error
      if (attempt >= run.attempts) {
        const blocked = { revision: run.revision.revision, attempts: attempt }
        throw new MigrationBlocked({ ...blocked, reason: { code: 'failed', says } }, error)
      }
      run.log(`Waiting: ${says} (attempt ${attempt} of ${run.attempts})`)
      // A migration that queued for its lock would hold up everyone behind it; so it steps back and tries again.
      await pause((0.5 + Math.random()) * Math.min(10_000, 250 * 2 ** attempt))
    }
  }
}

async function runRevision(
  sql: Connection,
  { revision, direction, current, lockTimeout, keepRecords }: Run,
): Promise<void> {
  const to = direction === 'upgrade' ? revision.revision : revision.downRevision
  const whole = async () => {
    let statement = ''
    const op: Operations = {
      offline: false,
      async execute(text) {
        statement = text.trim()
        await sql.execute(text)
      },
    }
    if (direction === 'downgrade' && keepRecords) await mustLoseNothing(sql, revision, current)
    try {
      await revision[direction](op)
      await op.execute(createVersionTable)
      statement = moveState(current, to)
      const moved = await sql.tuples('', `${statement} returning 1`)
      if (moved.length !== 1) throw new Error('alembic_version was changed by another program')
    } catch (error) {
      const reason = reasonOf(error)
      throw new MigrationFailed({ revision: revision.revision, statement, reason, at: current }, error)
    }
  }
  if (revision.transactional === false) return whole()

  await inTransaction(sql, async () => {
    await sql.execute(`set local lock_timeout = ${lockTimeout}; set local statement_timeout = 0`)
    await whole()
  })
}

async function inTransaction(sql: Connection, work: () => Promise<void>): Promise<void> {
  await sql.execute('begin')
  try {
    await work()
    await sql.execute('commit')
  } catch (error) {
    await sql.execute('rollback').catch(() => {})
    throw error
  }
}
