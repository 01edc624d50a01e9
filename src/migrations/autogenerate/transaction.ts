import type { Connection } from '../connection.ts'

const settings = `
  begin;
  set local check_function_bodies = off;
  set local client_min_messages = error;
  set local lock_timeout = 3000;
  set local plan_cache_mode = force_generic_plan`

/**
 * Runs the work in a transaction that is always rolled back, and that waits for no lock for long. Functions may name
 * what is made after them.
 */
export async function rolledBack<T>(sql: Connection, work: () => Promise<T>): Promise<T> {
  await sql.execute(settings)
  try {
    return await work()
  } finally {
    await sql.execute('rollback')
  }
}
