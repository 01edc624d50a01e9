import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { InProcess } from './in-process.ts'
import { fuse } from './procedures.ts'
import { aCommandLine, aFolder } from './tenken.ts'

const [tomo, sato] = ['tomo@example.com', 'sato@example.com']
const title = 'Change the fuse'
let line: InProcess
let folder: string
let copy: string
const chief = 'ito@example.com'

beforeAll(async () => {
  line = new InProcess(await aCommandLine())
  folder = await aFolder()
  copy = join(folder, 'copy.md')
  const file = join(folder, 'fuse.md')
  await writeFile(file, fuse)
  await line.done('', 'db', 'upgrade')
  await line.done('', 'user', 'add', '--email', chief, '--name', 'Ito', '--role', 'supervisor')
  await line.done(chief, 'user', 'add', '--email', tomo, '--name', 'Tomo', '--role', 'worker')
  await line.done(chief, 'user', 'add', '--email', sato, '--name', 'Sato', '--role', 'worker')
  await line.done(tomo, 'sop', 'import', file)
  await line.done('', 'sop', 'export', title, '-o', copy)
})

afterAll(async () => {
  await line.drop()
  await rm(folder, { recursive: true })
})

async function withStep(text: string): Promise<string> {
  const path = join(folder, `${text}.md`)
  await writeFile(path, `${await readFile(copy, 'utf8')}2. ${text}\n`)

  return path
}

interface States {
  states: { state: string; by: string }[]
}

// One story: each test goes on where the one before it ended.

test('an export says which state it is of, and edited unchanged it changes nothing', async () => {
  const { states } = await line.json<States>('', 'sop', 'states', title)

  expect(await readFile(copy, 'utf8')).toContain(`state: "${states[0]?.state}"\n`)
  expect(await line.done(tomo, 'sop', 'edit', title, copy)).toMatch(/^Nothing changed|^.*no change/i)
})

test('an edit from an old copy is refused and shows both changes, unless it is to undo the other', async () => {
  await line.done(sato, 'sop', 'edit', title, await withStep('Wait a minute'))

  const refused = await line.run(tomo, 'sop', 'edit', title, await withStep('Test the lamp'))
  const program = await line.run(tomo, 'sop', 'edit', title, await withStep('Test the lamp'), '--json')
  const overruled = await line.done(
    tomo,
    'sop',
    'edit',
    title,
    await withStep('Test the lamp'),
    '--despite-changes',
  )

  expect(refused.code).toBe(1)
  expect(refused.stderr).toMatch(/ {2}Sato\n[\s\S]*Wait a minute[\s\S]*Test the lamp/)
  expect(refused.stderr).toMatch(/tenken: 'Change the fuse' has been changed .*--despite-changes\.\n$/)
  expect(JSON.parse(program.stderr)).toMatchObject({ error: { code: 'draft_changed', kind: 'conflict' } })
  expect(overruled).toContain('Test the lamp')
})

test('a file with another title is refused, unless the draft is to have it', async () => {
  const other = join(folder, 'lamp.md')
  await writeFile(other, (await readFile(copy, 'utf8')).replace(title, 'Change the lamp'))

  const refused = await line.run(tomo, 'sop', 'edit', title, other, '--despite-changes')
  await line.done(tomo, 'sop', 'edit', title, other, '--despite-changes', '--retitle')

  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('--retitle') })
  expect(await line.done('', 'sop', 'list')).toContain('Change the lamp')
})

test('what a draft said before is listed, read and brought back', async () => {
  const { states } = await line.json<States>('', 'sop', 'states', 'Change the lamp')
  const [first = { state: '', by: '' }] = states

  const listed = await line.done('', 'sop', 'states', 'Change the lamp')
  const read = await line.done('', 'sop', 'export', 'Change the lamp', '--state', first.state)
  await line.done(sato, 'sop', 'revert', 'Change the lamp', first.state.slice(0, 8))

  expect(states).toHaveLength(4)
  expect(listed.split('\n').filter((row) => /^[0-9a-f]{16} /.test(row))).toHaveLength(4)
  expect(read).toBe(await readFile(copy, 'utf8'))
  expect(await line.done('', 'sop', 'export', title)).toBe(read)
  const unknown = await line.run(sato, 'sop', 'revert', title, '0123456789abcdef')
  expect(unknown).toMatchObject({ code: 3, stderr: expect.stringContaining('tenken sop states') })
})

test('a file name of no format is refused, and nothing is written', async () => {
  const refused = await line.run('', 'sop', 'export', title, '-o', join(folder, 'fuse.docx'))

  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('.md, .markdown, .json') })
  await expect(readFile(join(folder, 'fuse.docx'))).rejects.toThrow('ENOENT')
})
