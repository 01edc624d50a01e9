import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { beforeAll, expect, test, vi } from 'vitest'
import { openEmbeddedEngine } from '../../src/infrastructure/database/embedded/engine.ts'
import { Child } from './children.ts'
import {
  aDatabaseFolder,
  addNote,
  anEmptyFolder,
  anEngine,
  configFor,
  inSession,
  noteIds,
} from './folders.ts'
import { UncertainDisk } from './power-cut.ts'

vi.setConfig({ testTimeout: 120_000 })

const onLinux = process.platform === 'linux'
const firstTwenty = Array.from({ length: 20 }, (_, at) => at + 1)

let timeOfNewFolder: number

beforeAll(async () => {
  await aDatabaseFolder()
  const started = performance.now()
  await new Child('open', anEmptyFolder()).ended()
  timeOfNewFolder = performance.now() - started
})

test('every acknowledged commit is on disk before it is acknowledged, by one fsync', async () => {
  const folder = await aDatabaseFolder()
  const disk = new UncertainDisk(folder)
  const engine = await anEngine(configFor(folder))
  await addNote(engine, 0)
  const before = disk.syncs

  for (const id of firstTwenty) await addNote(engine, id)

  expect(disk.syncs - before).toBe(20)
})

test.runIf(onLinux)('a power cut loses no acknowledged commit', async () => {
  const folder = await aDatabaseFolder()
  const disk = new UncertainDisk(folder)
  disk.settle()
  const engine = await anEngine(configFor(folder))
  for (const id of firstTwenty) await addNote(engine, id)

  const found = disk.afterPowerCut()

  expect(await noteIds(await anEngine(configFor(found)))).toEqual(firstTwenty)
})

test.runIf(onLinux)(
  'a power cut loses no acknowledged commit after a checkpoint and new tables',
  async () => {
    const folder = await aDatabaseFolder()
    const disk = new UncertainDisk(folder)
    disk.settle()
    const engine = await anEngine(configFor(folder))
    await inSession(engine, (sql) => sql.execute('create table more (id int); insert into more values (1)'))
    for (const id of firstTwenty) await addNote(engine, id)
    await inSession(engine, (sql) => sql.execute('checkpoint'))
    await inSession(engine, (sql) => sql.execute('insert into more values (2)'))

    const found = await anEngine(configFor(disk.afterPowerCut()))

    expect(await noteIds(found)).toEqual(firstTwenty)
    const more = await inSession(found, (sql) => sql.tuples('', 'select id from more order by id'))
    expect(more).toEqual([[1], [2]])
  },
)

test.runIf(onLinux)('a power cut right after a new database was opened leaves a working one', async () => {
  const folder = anEmptyFolder()
  const disk = new UncertainDisk(folder)
  disk.settle()
  const engine = await anEngine(configFor(folder))
  await inSession(engine, (sql) => sql.execute('create table notes (id int primary key, text text)'))
  await addNote(engine, 1)

  const found = disk.afterPowerCut()

  expect(await noteIds(await anEngine(configFor(found)))).toEqual([1])
})

test.runIf(onLinux)(
  'the same power cut takes the commits of a PGlite without fsync: the test can fail',
  async () => {
    const folder = await aDatabaseFolder()
    const disk = new UncertainDisk(folder)
    disk.settle()
    const pglite = await PGlite.create({ fs: new NodeFS(folder) })
    for (const id of firstTwenty) await pglite.query('insert into notes (id) values ($1)', [id])

    const found = disk.afterPowerCut()
    await pglite.close()

    expect(await noteIds(await anEngine(configFor(found)))).toEqual([])
  },
)

test('kill -9 in the middle of writing loses no acknowledged commit', async () => {
  const folder = await aDatabaseFolder()
  const writer = new Child('commit', folder)
  await writer.told(60)

  await writer.kill()

  const acknowledged = writer.lines.slice(2).map(Number)
  const found = await noteIds(await anEngine(configFor(folder)))
  expect(acknowledged.length).toBeGreaterThan(50)
  expect(found.slice(0, acknowledged.length)).toEqual(acknowledged)
  expect(found.length - acknowledged.length).toBeLessThanOrEqual(1)
})

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s in the middle of writing loses no acknowledged commit',
  async (signal) => {
    const folder = await aDatabaseFolder()
    const writer = new Child('commit', folder)
    await writer.told(20)

    await writer.kill(signal)

    const acknowledged = writer.lines.slice(2).map(Number)
    const found = await noteIds(await anEngine(configFor(folder)))
    expect(found.slice(0, acknowledged.length)).toEqual(acknowledged)
  },
)

test.each([0.5, 0.9])(
  'kill -9 after %f of the time that a new folder takes leaves one that opens',
  async (part) => {
    const folder = anEmptyFolder()
    const opener = new Child('open', folder)
    await opener.told(1)
    await pause(timeOfNewFolder * part)

    await opener.kill()

    const engine = await openEmbeddedEngine(configFor(folder))
    await inSession(engine, (sql) => sql.execute('create table notes (id int primary key, text text)'))
    await addNote(engine, 1)
    await engine.close()
    expect(readdirSync(folder).filter((name) => name.startsWith('.tenken'))).toEqual([])
  },
)

test('a database that was complete, and half moved to its place, is finished by the next opener', async () => {
  const whole = await aDatabaseFolder()
  const folder = anEmptyFolder()
  cpSync(whole, `${folder}/.tenken-made`, { recursive: true })
  cpSync(`${whole}/base`, `${folder}/base`, { recursive: true })
  rmSync(`${folder}/.tenken-made/base`, { recursive: true })

  const engine = await anEngine(configFor(folder))
  await addNote(engine, 1)

  expect(await noteIds(engine)).toEqual([1])
  expect(existsSync(`${folder}/.tenken-made`)).toBe(false)
})
