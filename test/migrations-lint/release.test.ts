import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeEach, expect, test } from 'vitest'
import { ownHistory, ownVersions } from '../../src/infrastructure/database/own-history.ts'
import { BrokenHistory } from '../../src/migrations/errors.ts'
import { headOf } from '../../src/migrations/head.ts'
import { loadHistory } from '../../src/migrations/load.ts'
import { checksum } from '../../src/migrations/release/checksum.ts'
import { ReleasedRevisionEdited, ReleasedRevisionMissing } from '../../src/migrations/release/errors.ts'
import { release } from '../../src/migrations/release/release.ts'
import { aRevision } from './revisions.ts'

let folder: URL

beforeEach(async () => {
  folder = await aFolderOf('create table a (n int)', 'create table b (n int)')
})

test('an edited revision is refused by name once it is released, and not before', async () => {
  const edited = await aFolderOf('create table a (n int)', 'create table edited (n int)')
  await expect(loadHistory(edited)).resolves.toMatchObject({ head: '001_b' })

  await release(folder, await loadHistory(folder))
  await copyManifest(folder, edited)

  await expect(loadHistory(folder)).resolves.toMatchObject({ released: new Set(['000_a', '001_b']) })
  await expect(loadHistory(edited)).rejects.toThrow(ReleasedRevisionEdited)
  await expect(loadHistory(edited)).rejects.toMatchObject({ data: { revision: '001_b' } })
})

test('a missing released revision is refused by name', async () => {
  await release(folder, await loadHistory(folder))
  await rm(new URL('001_b.mjs', folder))

  await expect(loadHistory(folder)).rejects.toThrow(ReleasedRevisionMissing)
  await expect(loadHistory(folder)).rejects.toMatchObject({ data: { revision: '001_b' } })
})

test('a revision is released together with all before it, once', async () => {
  const history = await loadHistory(folder)

  const first = await release(folder, history, '000')
  const again = await release(folder, history, '000')
  const all = await release(folder, history)

  expect(first).toEqual({ revisions: ['000_a'], file: 'released.mjs' })
  expect(again).toEqual({ revisions: [], file: null })
  expect(all).toEqual({ revisions: ['001_b'], file: 'released.mjs' })
  expect((await loadHistory(folder)).released).toEqual(new Set(['000_a', '001_b']))
})

test('the newest revision is known from the manifest, and from the revisions while one is not released', async () => {
  const before = await headOf(folder)
  await release(folder, await loadHistory(folder), '000')
  const between = await headOf(folder)
  await release(folder, await loadHistory(folder))
  await writeFile(new URL('001_b.mjs', folder), 'never loaded {')

  expect([before, between, await headOf(folder)]).toEqual(['001_b', '001_b', '001_b'])
})

test('a manifest that somebody has damaged is refused', async () => {
  await release(folder, await loadHistory(folder))
  const manifest = new URL('released.mjs', folder)
  const text = await readFile(manifest, 'utf8')
  await writeFile(manifest, text.replace("'001_b': ", ''))

  await expect(loadHistory(folder)).rejects.toThrow(BrokenHistory)
})

test('a checksum covers the place in history, the transaction and both directions, and not the message', async () => {
  const a = aRevision('001', '000', ['select 1'], { downgrade: ['select 2'] })
  const others = [
    { ...a, revision: '002' },
    { ...a, downRevision: null },
    { ...a, transactional: false },
    aRevision('001', '000', ['select 1 '], { downgrade: ['select 2'] }),
    aRevision('001', '000', ['select 1'], { downgrade: [] }),
    aRevision('001', '000', ['select', '1'], { downgrade: ['select 2'] }),
  ]

  const sums = await Promise.all([a, ...others].map(checksum))

  expect(new Set(sums).size).toBe(7)
  expect(await checksum({ ...a, message: 'in other words' })).toBe(sums[0])
})

test('our own revisions have one checksum in the sources and as they are built', async () => {
  const sources = await ownHistory()
  const built = await loadHistory(new URL('../../../../dist/infrastructure/database/versions/', ownVersions))

  const sums = async ({ revisions }: typeof sources) => Promise.all(revisions.map(checksum))

  expect(await sums(built)).toEqual(await sums(sources))
  expect(built.released).toEqual(sources.released)
})

async function aFolderOf(first: string, second: string): Promise<URL> {
  const url = pathToFileURL(`${await mkdtemp(join(tmpdir(), 'released-'))}/`)
  await writeFile(new URL('000_a.mjs', url), moduleOf('000_a', null, first))
  await writeFile(new URL('001_b.mjs', url), moduleOf('001_b', '000_a', second))

  return url
}

async function copyManifest(from: URL, to: URL): Promise<void> {
  await writeFile(new URL('released.mjs', to), await readFile(new URL('released.mjs', from)))
}

function moduleOf(revision: string, downRevision: string | null, sql: string): string {
  return `
    export const revision = '${revision}'
    export const downRevision = ${downRevision === null ? null : `'${downRevision}'`}
    export const message = '${revision}'
    export const upgrade = (op) => op.execute(${JSON.stringify(sql)})
    export const downgrade = (op) => op.execute('select 1')`
}
