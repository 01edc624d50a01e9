import { symlinkSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { join, relative } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { lockFolder } from '../../src/infrastructure/database/embedded/folder-lock.ts'
import { FolderInUse } from '../../src/infrastructure/database/errors.ts'
import { Child } from './children.ts'
import { aDatabaseFolder, anEmptyFolder, anEngine, configFor, noteIds } from './folders.ts'

vi.setConfig({ testTimeout: 120_000 })

test('a second opener in the same process is refused', async () => {
  const folder = await aDatabaseFolder()
  await anEngine(configFor(folder))

  await expect(anEngine(configFor(folder))).rejects.toThrow(FolderInUse)
})

test('a second opener in another process is refused', async () => {
  const folder = await aDatabaseFolder()
  await anEngine(configFor(folder))

  const second = await new Child('open', folder).ended()

  expect(second).toEqual({ code: 1, lines: ['starting', 'folder_in_use'] })
})

test('another path to the same folder does not get past the lock', async () => {
  const folder = await aDatabaseFolder()
  const link = join(anEmptyFolder(), 'link')
  symlinkSync(folder, link)
  await anEngine(configFor(folder))

  await expect(anEngine(configFor(link))).rejects.toThrow(FolderInUse)
  await expect(anEngine(configFor(relative(process.cwd(), folder)))).rejects.toThrow(FolderInUse)
})

test('the refused opener does not disturb the one that has the folder', async () => {
  const folder = await aDatabaseFolder()
  const engine = await anEngine(configFor(folder))

  await Promise.allSettled([anEngine(configFor(folder)), anEngine(configFor(folder))])

  expect(await noteIds(engine)).toEqual([])
  await expect(anEngine(configFor(folder))).rejects.toThrow(FolderInUse)
})

test('the folder is free the moment its holder is killed', async () => {
  const folder = await aDatabaseFolder()
  const holder = new Child('hold', folder)
  await holder.told(2)
  await expect(anEngine(configFor(folder))).rejects.toThrow(FolderInUse)

  await holder.kill()

  expect(await noteIds(await anEngine(configFor(folder)))).toEqual([])
})

test('of two that open a new folder at the same time, one gets it and the other is refused', async () => {
  const folder = anEmptyFolder()
  const openers = [new Child('hold', folder), new Child('hold', folder)]

  const [a, b] = await Promise.all(openers.map((opener) => opener.told(2)))

  expect([a?.[1], b?.[1]].sort()).toEqual(['folder_in_use', 'open'])
})

test('of ten that take the lock at once, where a dead holder left its traces, one gets it', async () => {
  const folder = await aDatabaseFolder()
  const holder = new Child('hold', folder)
  await holder.told(2)
  await holder.kill()

  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => lockFolder(folder)))

  const locks = outcomes.filter((outcome) => outcome.status === 'fulfilled')
  await Promise.all(locks.map((lock) => lock.value.release()))
  expect(locks).toHaveLength(1)
})

test('a folder that was closed can be opened again at once', async () => {
  const folder = await aDatabaseFolder()
  const engine = await anEngine(configFor(folder))

  await engine.close()

  expect(await noteIds(await anEngine(configFor(folder)))).toEqual([])
})

test('the lock is let go when opening fails', async () => {
  const folder = await aDatabaseFolder()
  writeFileSync(join(folder, 'global', 'pg_control'), 'damaged')
  await expect(anEngine(configFor(folder))).rejects.toThrow()

  const lock = await lockFolder(folder)

  await lock.release()
})

test.runIf(process.platform === 'linux')('a container that shares the folder is kept out too', async () => {
  const folder = await aDatabaseFolder()
  const elsewhere = net.createServer().listen(join(folder, 'tenken.lock.socket'))
  onTestFinished(() => void elsewhere.close())

  await expect(anEngine(configFor(folder))).rejects.toThrow(FolderInUse)
})
