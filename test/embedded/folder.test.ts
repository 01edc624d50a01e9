import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import {
  DatabaseDamaged,
  DatabaseVersionUnsupported,
  FolderNotUsable,
} from '../../src/infrastructure/database/embedded/errors.ts'
import { Child } from './children.ts'
import { aDatabaseFolder, addNote, anEmptyFolder, anEngine, configFor, noteIds } from './folders.ts'

vi.setConfig({ testTimeout: 120_000 })

const isRoot = process.getuid?.() === 0
const opening = (folder: string) => anEngine(configFor(folder))

test('a new folder is made with all folders above it, for its owner alone', async () => {
  const folder = join(anEmptyFolder(), 'a', 'b', 'data')

  const engine = await opening(folder)

  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(statSync(join(folder, 'PG_VERSION')).mode & 0o777).toBe(0o600)
  expect(statSync(join(folder, 'base')).mode & 0o777).toBe(0o700)
  expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([])
  await engine.close()
})

test('what one process wrote is there for the next', async () => {
  const folder = await aDatabaseFolder()
  const engine = await opening(folder)
  await addNote(engine, 7)
  await engine.close()

  const ids = await noteIds(await opening(folder))

  expect(ids).toEqual([7])
})

test('a folder of other files is refused and not touched', async () => {
  const folder = anEmptyFolder()
  writeFileSync(join(folder, 'thesis.txt'), 'years of work')

  await expect(opening(folder)).rejects.toThrow(FolderNotUsable)

  expect(readdirSync(folder)).toEqual(['thesis.txt'])
})

test('a path that is a file, or goes through one, is refused', async () => {
  const file = join(anEmptyFolder(), 'file')
  writeFileSync(file, 'mine')

  await expect(opening(file)).rejects.toThrow(/is a file/)
  await expect(opening(join(file, 'data'))).rejects.toThrow(/is a file/)

  expect(readFileSync(file, 'utf8')).toBe('mine')
})

test.skipIf(isRoot)('a folder that is not writable is refused', async () => {
  const folder = anEmptyFolder()
  chmodSync(folder, 0o500)

  await expect(opening(folder)).rejects.toThrow(/not writable/)
  await expect(opening(join(folder, 'data'))).rejects.toThrow(/not writable/)

  chmodSync(folder, 0o700)
})

test('a database of another major version is refused by name', async () => {
  const folder = await aDatabaseFolder()
  writeFileSync(join(folder, 'PG_VERSION'), '17\n')

  const refusal = await opening(folder).catch((error: unknown) => error)

  expect(refusal).toBeInstanceOf(DatabaseVersionUnsupported)
  expect(refusal).toMatchObject({ data: { found: '17', expected: '18' } })
})

test('a folder in which a PostgreSQL server works is refused', async () => {
  const folder = await aDatabaseFolder()
  writeFileSync(join(folder, 'postmaster.pid'), `${process.pid}\n${folder}\n`)

  await expect(opening(folder)).rejects.toThrow(/PostgreSQL server/)

  expect(readFileSync(join(folder, 'postmaster.pid'), 'utf8')).toContain(`${process.pid}`)
})

test.each(['-42\n/pglite/data\n', ''])(
  'a stale pid file does not keep the database shut (%j)',
  async (content) => {
    const folder = await aDatabaseFolder()
    writeFileSync(join(folder, 'postmaster.pid'), content)

    expect(await noteIds(await opening(folder))).toEqual([])
  },
)

test('a damaged database says what PostgreSQL says, every time', async () => {
  const folder = await aDatabaseFolder()
  writeFileSync(join(folder, 'global', 'pg_control'), 'damaged')

  await expect(opening(folder)).rejects.toThrow(DatabaseDamaged)
  await expect(opening(folder)).rejects.toThrow(/pg_control/)
})

test('what is left of a database that was never completed is replaced', async () => {
  const folder = anEmptyFolder()
  mkdirSync(join(folder, '.tenken-making', 'base'), { recursive: true })
  writeFileSync(join(folder, '.tenken-making', 'PG_VERSION'), '18\n')

  await opening(folder)

  expect(readdirSync(folder)).toContain('PG_VERSION')
  expect(readdirSync(folder)).not.toContain('.tenken-making')
})

test('a process that forgets to close its engine ends all the same, also after a crash recovery', async () => {
  const folder = await aDatabaseFolder()

  const first = await new Child('forget', folder).ended()
  const second = await new Child('forget', folder).ended()

  expect([first, second]).toEqual(Array(2).fill({ code: 0, lines: ['starting', 'open'] }))
})
