import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** A name that no other run has, also on a server that several runs share. */
export function nameOfRun(): string {
  return `tenken_test_${randomUUID().slice(0, 8)}`
}

/** Makes an empty database on the server and returns its URL. */
export async function createDatabase(server: string, run: string): Promise<string> {
  const name = `${run}_${randomUUID().replaceAll('-', '')}`
  // template0, for it is never in use and has nothing of its owner's in it.
  await execute(server, `create database ${pg.escapeIdentifier(name)} template template0`)

  return Object.assign(new URL(server), { pathname: name }).href
}

/** Drops the database of the URL, and ends connections to it. Safe to call twice. */
export async function dropDatabase(server: string, url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1)
  await execute(server, `drop database if exists ${pg.escapeIdentifier(name)} with (force)`)
}

/** Drops what the tests of the run have left behind. */
export async function dropDatabasesOfRun(server: string, run: string): Promise<void> {
  const left = await execute(
    server,
    `select datname as name from pg_database where datname like '${run}!_%' escape '!'`,
  )
  for (const { name } of left) {
    await execute(server, `drop database if exists ${pg.escapeIdentifier(name)} with (force)`)
  }
}

async function execute(server: string, sql: string): Promise<{ name: string }[]> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    return (await client.query<{ name: string }>(sql)).rows
  } finally {
    await client.end()
  }
}
