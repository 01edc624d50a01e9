import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** A run of the tests, and the server that it works on. */
export interface RunOnServer {
  readonly url: string
  /** What the names of its databases begin with. */
  readonly run: string
}

/** A name that no other run has, also on a server that several runs share. */
export function nameOfRun(): string {
  return `tenken_test_${randomUUID().slice(0, 8)}`
}

/**
 * Makes a database of the run on the server and returns its URL: a copy of the template, or an empty one. Nobody may be
 * connected to the template. It is copied file by file: to write it all to the log as well, as is usual, takes the
 * server thrice the CPU, and the checkpoints that are spared by it take little where nothing waits for the disk.
 */
export async function createDatabase({ url, run }: RunOnServer, template = nobodys): Promise<string> {
  const name = `${run}_${randomUUID().replaceAll('-', '')}`
  const copy = `template ${pg.escapeIdentifier(template)} strategy file_copy`
  await execute(url, `create database ${pg.escapeIdentifier(name)} ${copy}`)

  return Object.assign(new URL(url), { pathname: name }).href
}

/** Never in use, and with nothing of its owner's in it. */
const nobodys = 'template0'

/** Drops the database at `database`, and ends connections to it. Safe to call twice. */
export async function dropDatabase({ url }: RunOnServer, database: string): Promise<void> {
  await execute(url, `drop database if exists ${pg.escapeIdentifier(nameIn(database))} with (force)`)
}

/** The name of the database that the URL leads to. */
export function nameIn(url: string): string {
  return new URL(url).pathname.slice(1)
}

/** Drops what the tests of the run have left behind. */
export async function dropDatabasesOfRun({ url, run }: RunOnServer): Promise<void> {
  const left = await execute(
    url,
    `select datname as name from pg_database where datname like '${run}!_%' escape '!'`,
  )
  for (const { name } of left) {
    await execute(url, `drop database if exists ${pg.escapeIdentifier(name)} with (force)`)
  }
}

async function execute(url: string, sql: string): Promise<{ name: string }[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<{ name: string }>(sql)).rows
  } finally {
    await client.end()
  }
}
