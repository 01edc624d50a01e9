import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openEmbeddedEngine } from '../../src/infrastructure/database/embedded/engine.ts'
import { DatabaseUnavailable, DiskFull } from '../../src/infrastructure/database/errors.ts'
import {
  aDatabaseFolder,
  addNote,
  anEmptyFolder,
  anEngine,
  configFor,
  inSession,
  noteIds,
} from './folders.ts'

vi.setConfig({ testTimeout: 120_000 })

type Fault = 'fsync' | 'write'

/** From now on the disk fails in one way for files whose path has `part` in it; ends with `mend()` or the test. */
function breakDisk(fault: Fault, code: string, part: string): () => void {
  const { fsyncSync, writeSync } = fs
  const fail = (handle: number) => {
    if (!fs.readlinkSync(`/proc/self/fd/${handle}`).includes(part)) return
    throw Object.assign(new Error(`${code}: the disk failed`), { code })
  }
  if (fault === 'fsync') {
    fs.fsyncSync = (handle) => {
      fail(handle)
      fsyncSync(handle)
    }
  } else {
    fs.writeSync = ((handle: number, ...rest: [Uint8Array, number, number, number]) => {
      fail(handle)

      return writeSync(handle, ...rest)
    }) as typeof fs.writeSync
  }
  syncBuiltinESMExports()
  const mend = () => {
    Object.assign(fs, { fsyncSync, writeSync })
    syncBuiltinESMExports()
  }
  onTestFinished(mend)

  return mend
}

test.each<[Fault, string]>([
  ['fsync', 'EIO'],
  ['write', 'ENOSPC'],
])('a commit whose WAL cannot reach the disk is never acknowledged (%s: %s)', async (fault, code) => {
  const folder = await aDatabaseFolder()
  const engine = await openEmbeddedEngine(configFor(folder))
  await addNote(engine, 1)
  const mend = breakDisk(fault, code, 'pg_wal')

  await expect(addNote(engine, 2)).rejects.toThrow(DatabaseUnavailable)

  mend()
  await expect(engine.acquire()).rejects.toThrow(/it stopped/)
  await engine.close()
  expect((await noteIds(await anEngine(configFor(folder))))[0]).toBe(1)
})

test('a full disk fails the statement that needs room, and the next one works', async () => {
  const engine = await anEngine(configFor(await aDatabaseFolder()))
  const mend = breakDisk('write', 'ENOSPC', '/base/')
  const fill = inSession(engine, (sql) =>
    sql.execute(`insert into notes select g, repeat('x', 1000) from generate_series(1, 200000) g`),
  )
  await expect(fill).rejects.toMatchObject({ code: '53100' })
  mend()

  await addNote(engine, 1)

  expect(await noteIds(engine)).toEqual([1])
})

test('a disk too full for a new database is said so, and the next try finds no ruin', async () => {
  const folder = anEmptyFolder()
  const mend = breakDisk('write', 'ENOSPC', '.tenken-making')
  await expect(anEngine(configFor(folder))).rejects.toThrow(DiskFull)
  mend()

  const engine = await anEngine(configFor(folder))

  await inSession(engine, (sql) => sql.execute('select 1'))
})

test('a disk too full to open a database is said so', async () => {
  const folder = await aDatabaseFolder()
  breakDisk('write', 'ENOSPC', folder)

  await expect(anEngine(configFor(folder))).rejects.toThrow(DiskFull)
})
