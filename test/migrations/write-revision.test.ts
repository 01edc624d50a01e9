import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeEach, describe, expect, test } from 'vitest'
import { NothingDiffers, RevisionExists } from '../../src/migrations/autogenerate/errors.ts'
import { revisionId, writeRevision } from '../../src/migrations/autogenerate/write-revision.ts'
import { destructive, locking, statement } from '../../src/migrations/diff/statement.ts'
import { History } from '../../src/migrations/history.ts'
import { loadHistory } from '../../src/migrations/load.ts'

const now = new Date('2031-02-03T04:05:06Z')
const first = { message: 'First', upgrade: async () => {}, downgrade: async () => {} }
const history = new History([{ revision: '000_first', downRevision: null, ...first }])
const nothing = new History([])
let folder: URL

beforeEach(async () => {
  folder = pathToFileURL(`${await mkdtemp(join(tmpdir(), 'revisions-'))}/`)
})

test('a revision reads like one written by hand', async () => {
  await writeFile(new URL('000_first.ts', folder), `import type { Operations } from '../revision.ts'\n`)
  const statements = {
    upgrade: [
      statement('create table t (\n  id integer not null\n)'),
      statement(`alter table t add column note text default 'x'`),
      { ...statement('alter table t add column b integer'), renameHint: 'Perhaps a rename: write that' },
      locking('create index t_note on t (note)', 'nobody can write to t while it is built.'),
    ],
    downgrade: [destructive('drop table t', 'every row of t is lost.')],
  }

  const { file, revision } = await writeRevision({
    folder,
    message: "Add the worker's t",
    statements,
    history,
    now,
  })

  expect(revision).toBe('001_add_the_workers_t')
  expect(await readFile(file, 'utf8')).toBe(`import type { Operations } from '../revision.ts'

// Generated 2031-02-03: read it and run it on a copy before it is released.
export const revision = '001_add_the_workers_t'
export const downRevision = '000_first'
export const message = "Add the worker's t"

export async function upgrade(op: Operations): Promise<void> {
  await op.execute(\`
    create table t (
      id integer not null
    )\`)
  await op.execute(\`alter table t add column note text default 'x'\`)
  // Perhaps a rename: write that
  await op.execute('alter table t add column b integer')
  // Locking: nobody can write to t while it is built.
  await op.execute('create index t_note on t (note)')
}

export async function downgrade(op: Operations): Promise<void> {
  // Destructive: every row of t is lost.
  await op.execute('drop table t')
}
`)
})

describe('every statement is run to the letter', () => {
  test.each([
    ['back-ticks', "comment on table t is '`x`'"],
    ['what looks like a placeholder', `comment on table t is '$\{x} $' || '{y}'`],
    ['backslashes', String.raw`comment on table t is e'\\ \n'`],
    ['a backslash before what is escaped', `comment on table t is '\\\`\\$\{x}'`],
    ['lines that belong to a string', "comment on table t is 'one\n  two'"],
    [
      'lines that belong to a body',
      'create function f() returns int language sql as $x$\n  select 1\n    + 1 $x$',
    ],
    ['lines that belong to a name', 'create table "a\n b" ()'],
    ['carriage returns', "comment on table t is 'one\r\ntwo\rthree'"],
    ['a carriage return in one line', 'select 1\r+ 1'],
    ['a long line', `comment on table t is ${'x'.repeat(200)}`],
    ['both quotes', `comment on column "t"."x" is 'it''s "x"'`],
    ['line separators of Unicode', "comment on table t is '\u2028\u2029'"],
  ])('%s', async (_, sql) => {
    const statements = { upgrade: [statement(sql)], downgrade: [] }
    await writeRevision({ folder, message: 'Odd', statements, history: nothing, now })

    const executed: string[] = []
    const [written] = (await loadHistory(folder)).revisions
    await written?.upgrade({ offline: false, execute: async (text) => void executed.push(text) })

    expect(executed.map((text) => text.replace(/^\n/, ''))).toEqual([sql])
  })
})

test('statements without lines of their own text are indented, and mean the same', async () => {
  const sql = 'create view v as\n select a\n   from t'
  const statements = { upgrade: [statement(sql)], downgrade: [] }

  const { file } = await writeRevision({ folder, message: 'View', statements, history: nothing, now })

  expect(await readFile(file, 'utf8')).toContain('`\n    create view v as\n     select a\n       from t`')
})

test('an empty folder, and one of JavaScript, get JavaScript that any Node can load', async () => {
  const statements = { upgrade: [statement('select 1')], downgrade: [] }

  await writeRevision({ folder, message: 'One', statements, history: nothing, now })
  const { file } = await writeRevision({ folder, message: 'Two', history: await loadHistory(folder), now })

  expect(await readdir(folder)).toEqual(['000_one.mjs', '001_two.mjs'])
  expect((await loadHistory(folder)).head).toBe('001_two')
  expect(await readFile(file, 'utf8')).toContain(`/** @param {import('tenken/migrations').Operations} _op */`)
})

test('nothing is written where nothing differs', async () => {
  const statements = { upgrade: [], downgrade: [] }

  await expect(writeRevision({ folder, message: 'Empty', statements, history, now })).rejects.toThrow(
    NothingDiffers,
  )
  expect(await readdir(folder)).toEqual([])
})

test('no file is written over', async () => {
  await writeFile(new URL('000_one.mjs', folder), 'mine')

  await expect(writeRevision({ folder, message: 'One', history: nothing, now })).rejects.toThrow(
    RevisionExists,
  )
  expect(await readFile(new URL('000_one.mjs', folder), 'utf8')).toBe('mine')
})

describe('a revision is numbered and named after its message', () => {
  test.each([
    ['Create users', '001_create_users'],
    ["Don't repeat yourself: Ümläute!", '001_dont_repeat_yourself_umlaute'],
    ['Add a very long list of columns to the table of machines', '001_add_a_very_long_list_of'],
    ['Donaudampfschifffahrtsgesellschaftskapitän', '001_donaudampfschifffahrtsgesell'],
    ['点検', '001_changes'],
    ['', '001_changes'],
  ])('%s', (message, id) => {
    expect(revisionId(message, history)).toBe(id)
    expect(id.length).toBeLessThanOrEqual(32)
  })

  test('after the highest number, and after as many as there are', () => {
    const hexadecimal = { revision: '3f2a_x', downRevision: null, ...first }
    const high = { revision: '041_x', downRevision: '3f2a_x', ...first }

    expect(revisionId('New', new History([hexadecimal]))).toBe('001_new')
    expect(revisionId('New', new History([hexadecimal, high]))).toBe('042_new')
  })
})
