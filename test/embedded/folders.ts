import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { inject, onTestFinished, TestRunner } from 'vitest'
import { type Config, readConfig } from '../../src/config.ts'
import { openEmbeddedEngine } from '../../src/infrastructure/database/embedded/engine.ts'
import type { Pace } from '../../src/infrastructure/database/embedded/upkeep.ts'
import type { Connection, Engine } from '../../src/infrastructure/database/engine.ts'

/** An empty folder that is removed with the test, or with the run where no test runs. */
export function anEmptyFolder(): string {
  const folder = mkdtempSync(join(inject('embedded').folder, 'tenken-test-'))
  // What expect knows of the test before may be of another file's, in the same process.
  if (TestRunner.getCurrentTest()) onTestFinished(() => rmSync(folder, { recursive: true, force: true }))

  return folder
}

/** What every file's databases are copied from, for as long as the process runs files. */
let made: Promise<string> | undefined

/** A folder with a database that was closed cleanly and has one table, `notes (id int primary key, text text)`. */
export async function aDatabaseFolder(): Promise<string> {
  made ??= makeDatabaseFolder()
  const folder = anEmptyFolder()
  cpSync(await made, folder, { recursive: true })

  return folder
}

async function makeDatabaseFolder(): Promise<string> {
  // A database in memory keeps what it takes to make the next ones of this process quickly.
  await (await openEmbeddedEngine(configFor('memory'))).close()
  const folder = mkdtempSync(join(inject('embedded').folder, 'made-'))
  const engine = await openEmbeddedEngine(configFor(folder))
  await inSession(engine, (sql) => sql.execute('create table notes (id int primary key, text text)'))
  await engine.close()

  return folder
}

export function configFor(folder: string, more: Record<string, string> = {}): Config {
  return readConfig({ DATABASE_URL: `pglite:${folder}`, ...more })
}

/** An engine that is closed with the test. */
export async function anEngine(config: Config, pace?: Pace): Promise<Engine> {
  const engine = await openEmbeddedEngine(config, pace && { pace })
  onTestFinished(() => engine.close())

  return engine
}

/** Lends the engine's connection to `work`. */
export async function inSession<T>(engine: Engine, work: (sql: Connection) => Promise<T>): Promise<T> {
  const lease = await engine.acquire()
  try {
    return await work(lease)
  } finally {
    await lease.release('clean')
  }
}

export async function addNote(engine: Engine, id: number, text = `note ${id}`): Promise<void> {
  await inSession(engine, (sql) =>
    sql.rows('note_insert', 'insert into notes (id, text) values ($1, $2)', [id, text]),
  )
}

export async function noteIds(engine: Engine): Promise<number[]> {
  const rows = await inSession(engine, (sql) => sql.tuples<[number]>('', 'select id from notes order by id'))

  return rows.map(([id]) => id)
}
