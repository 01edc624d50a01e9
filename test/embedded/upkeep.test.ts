import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import type { Engine } from '../../src/infrastructure/database/engine.ts'
import { aDatabaseFolder, addNote, anEngine, configFor, inSession } from './folders.ts'

vi.setConfig({ testTimeout: 120_000 })

const megabyte = 1024 * 1024
const never = 24 * 60 * 60 * 1000

function walSize(folder: string): number {
  const wal = join(folder, 'pg_wal')

  return readdirSync(wal).reduce((sum, name) => sum + statSync(join(wal, name)).size, 0)
}

async function writeMegabytes(engine: Engine, count: number): Promise<void> {
  for (let at = 0; at < count; at++) {
    await inSession(engine, (sql) =>
      sql.execute(`
        insert into notes select g, repeat(md5(g::text), 32) from generate_series(1, 1000) g
        on conflict (id) do update set text = excluded.text`),
    )
  }
}

async function one(engine: Engine, sql: string): Promise<unknown> {
  const [row] = await inSession(engine, (connection) => connection.tuples('', sql))

  return row?.[0]
}

const sizeOfNotes = (engine: Engine) => one(engine, `select pg_relation_size('notes')::int`)
const lastCheckpoint = (engine: Engine) => one(engine, 'select redo_lsn::text from pg_control_checkpoint()')

test('the WAL on disk stays bounded, however much is written', async () => {
  const folder = await aDatabaseFolder()
  const engine = await anEngine(configFor(folder), { checkpointBytes: 64 * megabyte, everyMs: never })

  await writeMegabytes(engine, 250)

  expect(walSize(folder) / megabyte).toBeLessThanOrEqual(128)
})

test('the rows that updates leave behind are reclaimed', async () => {
  const folder = await aDatabaseFolder()
  const engine = await anEngine(configFor(folder), { checkpointBytes: never, everyMs: 20 })
  await writeMegabytes(engine, 1)

  for (let round = 0; round < 20; round++) {
    await writeMegabytes(engine, 1)
    await pause(60)
  }

  expect(Number(await sizeOfNotes(engine)) / megabyte).toBeLessThan(10)
})

test('a process too short to be idle vacuums at its end', async () => {
  const folder = await aDatabaseFolder()
  for (let process = 0; process < 8; process++) {
    const engine = await anEngine(configFor(folder))
    await writeMegabytes(engine, 1)
    await engine.close()
  }

  const size = await sizeOfNotes(await anEngine(configFor(folder)))

  expect(Number(size) / megabyte).toBeLessThan(5)
})

test('upkeep waits until the session has ended', async () => {
  const engine = await anEngine(configFor(await aDatabaseFolder()), { checkpointBytes: 1, everyMs: 10 })
  await addNote(engine, 1)
  await pause(100)
  const lease = await engine.acquire()
  const before = await lease.tuples('', 'select redo_lsn::text from pg_control_checkpoint()')
  // More than PostgreSQL holds back in memory, so that there is something to do.
  await lease.execute(`begin; insert into notes select g, repeat('x', 1000) from generate_series(2, 20000) g`)

  await pause(100)

  expect(await lease.tuples('', 'select redo_lsn::text from pg_control_checkpoint()')).toEqual(before)
  expect(await lease.execute('commit')).toBe('COMMIT')
  await lease.release('clean')
})

test('where nothing was written there is nothing to do', async () => {
  const engine = await anEngine(configFor(await aDatabaseFolder()), { checkpointBytes: 1, everyMs: 10 })
  await addNote(engine, 1)
  await pause(300)
  const settled = await lastCheckpoint(engine)

  await pause(200)

  expect(await lastCheckpoint(engine)).toBe(settled)
})
