import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { type Config, Database, readConfig } from '../src/index.ts'
import { ownHistory } from '../src/infrastructure/database/own-history.ts'
import { migrate } from '../src/migrations/runner.ts'
import { createDatabase, dropDatabasesOfRun, nameOfRun } from '../test/setup/databases-of-run.ts'
import { availableServer } from '../test/setup/postgres/available.ts'

/** Room on a server, for as long as a benchmark runs. */
export interface Room extends AsyncDisposable {
  readonly server: string
  /** An empty database, upgraded to this revision; its URL. */
  databaseAt(revision: string): Promise<string>
}

/** On the server of `TENKEN_TEST_DATABASE_URL`, or on one that is started and thrown away. */
export async function aRoom(): Promise<Room> {
  const { url, version, origin, stop } = await availableServer()
  const run = nameOfRun()
  console.log(`PostgreSQL ${version} on ${origin}, Node.js ${process.version}`)

  return {
    server: url,
    async databaseAt(revision) {
      const made = await createDatabase({ url, run })
      const database = await openAt(made)
      await database.connection(async (sql) => migrate(sql, await ownHistory(), 'upgrade', revision))
      await database.close()

      return made
    },
    async [Symbol.asyncDispose]() {
      await dropDatabasesOfRun({ url, run })
      await stop?.()
    },
  }
}

/** Tenken as a program opens it, with a pool of 16. */
export function openAt(url: string, more: Record<string, string> = {}): Promise<Database> {
  return Database.open(configFor(url, more))
}

/** The same as `tenken serve` opens it. */
export function openAsServed(url: string): Promise<Database> {
  return Database.open(configFor(url), { nesting: 'not looked for' })
}

function configFor(url: string, more: Record<string, string> = {}): Config {
  return readConfig({ DATABASE_URL: url, DATABASE_POOL_SIZE: '16', ...more })
}

/** node-postgres as a program opens it, with a pool of 16. */
export function poolAt(url: string): pg.Pool {
  return new pg.Pool({ connectionString: url, max: 16 })
}

export function anEmail(name: string): string {
  return `${name}.${randomUUID()}@example.com`
}
