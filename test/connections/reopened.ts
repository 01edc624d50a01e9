import pg from 'pg'
import { readConfig } from '../../src/config.ts'
import { Database } from '../../src/infrastructure/database/database.ts'
import { ownHistory } from '../../src/infrastructure/database/own-history.ts'
import { migrate } from '../../src/migrations/runner.ts'
import { anEmptyFolder } from '../embedded/folders.ts'
import { aDatabaseAtHead, engineUnderTest } from '../setup/database.ts'

export type Settings = Readonly<Record<string, string>>

/** A database at head that outlives its openings. */
export interface Lasting {
  /** Sets these for all connections that begin later: for the role on a server, in the configuration of a folder. */
  set(settings: Settings): Promise<void>
  /** Takes back what was set. */
  reset(): Promise<void>
  open(env?: Record<string, string>): Promise<Database>
  drop(): Promise<void>
}

export async function aLastingDatabase(): Promise<Lasting> {
  return engineUnderTest === 'server' ? onServer() : inFolder()
}

async function onServer(): Promise<Lasting> {
  const { url, drop } = await aDatabaseAtHead()
  const run = async (sql: string) => {
    const client = new pg.Client({
      connectionString: url,
      statement_timeout: 10_000,
      options: '-c default_transaction_read_only=off',
    })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
  const alter = (what: string) =>
    run(
      `do $$ begin execute format('alter role %I in database %I ${what}', session_user, current_database()); end $$`,
    )

  return {
    async set(settings) {
      for (const [name, value] of Object.entries(settings))
        await alter(`set ${name} = ${value.replaceAll("'", "''")}`)
    },
    reset: () => alter('reset all'),
    open: (env) => Database.open(readConfig({ DATABASE_URL: url, ...env })),
    drop,
  }
}

async function inFolder(): Promise<Lasting> {
  const url = `pglite:${anEmptyFolder()}`
  const open = (env = {}) => Database.open(readConfig({ DATABASE_URL: url, ...env }))
  const run = async (...statements: string[]) => {
    const database = await open()
    await database.connection(async (sql) => {
      for (const statement of statements) await sql.execute(statement)
    })
    await database.close()
  }
  await (async () => {
    await using database = await open()
    await database.connection(async (sql) => migrate(sql, await ownHistory(), 'upgrade', 'head'))
  })()

  return {
    set: (settings) =>
      run(...Object.entries(settings).map(([name, value]) => `alter system set ${name} = ${value}`)),
    reset: () => run('alter system reset all'),
    open,
    drop: async () => {},
  }
}
