import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { pathToFileURL } from 'node:url'
import { beforeEach, expect, test } from 'vitest'
import { compare } from '../../src/migrations/autogenerate/compare.ts'
import { driftOf } from '../../src/migrations/autogenerate/drift.ts'
import { writeRevision } from '../../src/migrations/autogenerate/write-revision.ts'
import { History } from '../../src/migrations/history.ts'
import type { Revision } from '../../src/migrations/revision.ts'
import { migrate } from '../../src/migrations/runner.ts'
import { settling } from './settling.ts'

const on = settling()

const revision = (revision: string, downRevision: string | null, table: string): Revision => ({
  revision,
  downRevision,
  message: table,
  upgrade: (op) => op.execute(`create table ${table} (x int)`),
  downgrade: (op) => op.execute(`drop table ${table}`),
})
const history = new History([revision('000', null, 'a'), revision('001', '000', 'b')])
const models = {
  schema: {},
  sql: ['create table a (x int)', 'create table b (x int)', 'create table c (x int)'],
}
let folder: URL

beforeEach(async () => {
  folder = pathToFileURL(`${await mkdtemp(`${tmpdir()}/revisions-`)}/`)
})

test('a revision is not written from a database that is behind', async () => {
  const { sql } = on
  const write = (statements: Awaited<ReturnType<typeof compare>>) =>
    writeRevision({ folder, message: 'Add c', statements, history, now: new Date(0) })

  await expect(write(await compare(sql, models))).rejects.toMatchObject({
    code: 'not_at_head',
    data: { current: null },
  })
  await migrate(sql, history, 'upgrade', '000')
  await expect(write(await compare(sql, models))).rejects.toMatchObject({
    data: { current: '000', head: '001' },
  })
  await expect(write((await driftOf(sql, history, models)).wanted)).rejects.toMatchObject({
    code: 'not_at_head',
  })
  expect(await readdir(folder)).toEqual([])

  await migrate(sql, history, 'upgrade', 'head')
  await write(await compare(sql, models))
  expect(await readdir(folder)).toEqual(['002_add_c.mjs'])
})

test('nor from one that a newer program has upgraded', async () => {
  const { sql } = on
  await migrate(sql, new History([...history.revisions, revision('002', '001', 'c')]), 'upgrade', 'head')
  const statements = await compare(sql, { schema: {}, sql: [] })

  await expect(
    writeRevision({ folder, message: 'Odd', statements, history, now: new Date(0) }),
  ).rejects.toMatchObject({
    code: 'unknown_database_revision',
  })
})
