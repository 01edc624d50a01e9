import { setTimeout as pause } from 'node:timers/promises'
import type { Connection } from './connection.ts'
import { MigrationBlocked } from './errors.ts'
import { failureOf } from './failure.ts'
import { createVersionTable } from './version-table.ts'

/** What it is called while a connection has the turn: of this schema, whatever becomes of its tables. */
const mark = `concat('alembic_version of ', quote_ident(current_schema())::regnamespace::oid)`

interface Patience {
  /** How long to wait for another migration of the same schema to end. In milliseconds. */
  readonly wait: number
  readonly log: (line: string) => void
}

/**
 * One migration of a schema at a time. Who has the turn is told by the name of their connection (`application_name`),
 * which ends with it; they give it themselves while they hold a lock of `alembic_version` that nobody can take who may
 * not write there, and where somebody else bears the name it counts only with the rights of that table's owner. So
 * nobody who merely works with the records can hold up a migration, and the turn outlasts transactions. Polling, because
 * a session that waits inside PostgreSQL holds a snapshot. Throws MigrationBlocked.
 */
export async function withTurn<T>(
  sql: Connection,
  { wait, log }: Patience,
  work: () => Promise<T>,
): Promise<T> {
  const deadline = Date.now() + wait
  const [[name] = ['']] = await sql.tuples<[string]>('', `select current_setting('application_name')`)
  for (let told = false; !(await takesTurn(sql)); told = true) {
    if (Date.now() > deadline) {
      throw new MigrationBlocked({ revision: 'any', attempts: 1, reason: { code: 'another_migration' } })
    }
    if (!told) log('Waiting: another migration is running')
    await pause(50 + Math.random() * 100)
  }
  try {
    return await work()
  } finally {
    await sql.tuples('', `select set_config('application_name', $1, false)`, [name]).catch(() => {})
  }
}

async function takesTurn(sql: Connection): Promise<boolean> {
  await sql.execute('begin; set local lock_timeout = 1000')
  try {
    await sql.execute(createVersionTable)
    await sql.execute('lock table alembic_version in share update exclusive mode nowait')
    const [[taken] = [false]] = await sql.tuples<[boolean]>(
      '',
      `select exists (select from pg_stat_activity join pg_class on pg_class.oid = 'alembic_version'::regclass
                       where datname = current_database() and pid <> pg_backend_pid() and application_name = ${mark}
                         and pg_has_role(usesysid, relowner, 'member'))`,
    )
    if (!taken) await sql.tuples('', `select set_config('application_name', ${mark}, false)`)
    await sql.execute('commit')

    return !taken
  } catch (error) {
    await sql.execute('rollback').catch(() => {})
    if (!heldUp.has(failureOf(error)?.code ?? '')) throw error

    return false
  }
}

const heldUp = new Set([
  '55P03', // somebody else is taking the turn, or vacuums the table
  '40P01',
  '23505', // somebody else makes the table at this moment; which of its names is met first is luck
  '42P07',
  '42710',
])
