import { readConfig } from '../../src/config.ts'
import type { Connection, Lease } from '../../src/infrastructure/database/engine.ts'
import { openEngine } from '../../src/infrastructure/database/open-engine.ts'
import { anEmptyDatabase } from '../setup/database.ts'

/** An empty database of the engine under test with one connection; `close` removes both. */
export async function aConnection(): Promise<{ sql: Connection; url: string; close(): Promise<void> }> {
  const { url, drop } = await anEmptyDatabase()
  const { lease, close } = await connect(url)

  return {
    sql: lease,
    url,
    async close() {
      await close()
      await drop()
    },
  }
}

/** Joins as they are written: PostgreSQL would think about their order for longer than a small schema takes to read. */
const unplanned = 'set join_collapse_limit = 1'

export async function connect(url: string): Promise<{ lease: Lease; close(): Promise<void> }> {
  const engine = await openEngine(readConfig({ DATABASE_URL: url }))
  const lease = await engine.acquire()
  await lease.execute(unplanned)

  return {
    lease,
    async close() {
      await lease.release('doubtful')
      await engine.close()
    },
  }
}

/** What a revision does: statement by statement, all or nothing. */
export async function run(sql: Connection, statements: readonly { sql: string }[]): Promise<void> {
  await sql.execute('begin')
  try {
    for (const statement of statements) await sql.execute(statement.sql)
    await sql.execute('commit')
  } catch (error) {
    await sql.execute('rollback')
    throw error
  }
}
