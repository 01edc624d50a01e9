import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { InProcess } from './in-process.ts'
import { fuse } from './procedures.ts'
import { aCommandLine, aFolder } from './tenken.ts'

const author = 'mori@example.com'
let line: InProcess
let folder: string

beforeAll(async () => {
  line = new InProcess(await aCommandLine())
  folder = await aFolder()
  await line.done('', 'db', 'upgrade')
  await line.done('', 'user', 'add', '--email', author, '--name', '森 愛子', '--role', 'supervisor')
})

afterAll(async () => {
  await line.drop()
  await rm(folder, { recursive: true })
})

interface Imports {
  imported: { path: string; outcome: string; id: string; version: number }[]
  skipped: { path: string; id: string; version: number; status: string }[]
  failed: { path: string; error: { code: string } }[]
}

const lamp = fuse.replace('fuse', 'lamp')
const belt = fuse.replace('fuse', 'belt')
const importing = (...args: string[]) => line.run(author, 'sop', 'import', ...args)

async function aFile(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)

  return path
}

test('a folder imported again: what is unchanged is skipped and counted, what changed asks, the exit code says so', async () => {
  const procedures = join(folder, 'procedures')
  await mkdir(procedures)
  for (const [name, text] of Object.entries({ fuse, lamp, belt })) await aFile(`procedures/${name}.md`, text)

  const first = await importing(procedures)
  const again = await importing(procedures)
  await aFile('procedures/belt.md', belt.replace('Hang', 'Hang up'))
  const changed = await importing(procedures)
  const told = JSON.parse((await importing(procedures, '--json')).stdout) as Imports

  expect(first).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/3 files: 3 imported, 0 skipped, 0 refused\.\n$/),
  })
  expect(again).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/3 files: 0 imported, 3 skipped, 0 refused\.\n$/),
  })
  expect(again.stdout).toMatch(
    /fuse\.md: skipped: on record unchanged as [0-9a-f]{8}, version 1, draft\n {2}Change the fuse\n/,
  )
  expect(changed.code).toBe(1)
  expect(changed.stdout).toMatch(/3 files: 0 imported, 2 skipped, 1 refused\.\n$/)
  expect(changed.stderr).toMatch(
    /belt\.md: 'Change the belt' is on record and says something else: .* \(version 1, draft\)\. .*--revise.*--new/,
  )
  expect(changed.stderr).toMatch(/tenken: 1 of 3 files could not be imported\.\n$/)
  expect(told).toMatchObject({
    imported: [],
    skipped: [{ version: 1, status: 'draft' }, { version: 1 }],
    failed: [{ path: join(procedures, 'belt.md'), error: { code: 'procedure_changed' } }],
  })
})

test('one changed file shows what would change; --revise makes it a draft, --new another SOP, both at once nothing', async () => {
  const file = await aFile('crane.md', fuse.replace('fuse', 'crane'))
  await line.done(author, 'sop', 'import', file, '--publish', '--despite-unplaced')
  await aFile('crane.md', fuse.replace('fuse', 'crane').replace('Hang your', 'Hang up your'))

  const asked = await importing(file)
  const japanese = await line.runWith({ TENKEN_LANG: 'ja', TENKEN_USER: author }, 'sop', 'import', file)
  const looked = await importing(file, '--revise', '--dry-run')
  const both = await importing(file, '--revise', '--new')
  const revised = await importing(file, '--revise')
  const another = await aFile('another.md', fuse.replace('fuse', 'crane').replace('Pull', 'Push'))
  const asNew = await importing(another, '--new')

  expect(asked).toMatchObject({ code: 1, stdout: '' })
  expect(asked.stderr).toMatch(/What the file would change now:\n0 added, 0 removed, 1 changed, 0 moved\n/)
  expect(japanese.stderr).toMatch(/「Change the crane」は違う内容で登録されています: .*第1版.*--revise/)
  expect(looked).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('would become a draft of the SOP on record'),
  })
  expect(both).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("option '--new' cannot be used with option '--revise'"),
  })
  expect(revised.stdout).toMatch(/crane\.md: imported as [0-9a-f]{8}, version 2\n/)
  expect(asNew.stdout).toMatch(
    /another\.md: imported as [0-9a-f]{8}\n[\s\S]*Note: other SOPs with this title: [0-9a-f]{8}\n/,
  )
})

test('a published file that leaves lines out is skipped like any other', async () => {
  const file = await aFile('hoist.md', fuse.replace('fuse', 'hoist'))
  const refused = await importing(file, '--publish')
  await line.done(author, 'sop', 'import', file, '--publish', '--despite-unplaced')

  const again = await importing(file, '--publish')

  expect(refused).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('would not be in the published SOP'),
  })
  expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('skipped: on record unchanged') })
})

test('an export is the same procedure wherever it comes from: a file, or standard input', async () => {
  const title = 'Change the saw'
  await line.done(author, 'sop', 'import', await aFile('saw.md', fuse.replace('fuse', 'saw')))
  const markdown = await line.done('', 'sop', 'export', title)
  const json = await line.done('', 'sop', 'export', title, '--format', 'json')
  const read = (text: string, ...args: string[]) => line.runReading(text, author, 'sop', ...args)

  const skipped = await read(json, 'import', '-', '--json')
  const renamed = await read(markdown.replace(title, 'Change the saw blade'), 'import', '-', '--revise')
  const edited = await read(markdown, 'edit', 'Change the saw blade', '-', '--retitle', '--despite-changes')

  const {
    skipped: [known],
  } = JSON.parse(skipped.stdout) as Imports
  expect(known).toMatchObject({ path: '-', title })
  expect(markdown).toContain(`sop: "${known?.id}"\n`)
  expect(renamed.stdout).toMatch(`-: imported as ${known?.id.slice(-8)}, version 1\n  Change the saw blade\n`)
  expect(edited.stdout).toContain('Title changed')
})

test.each([
  ['nothing', '', 'empty'],
  ['a text without a title', 'Turn it on.\n\n1. Press the button.\n', 'no title'],
  ['broken JSON', '{"format":', 'not JSON'],
  ['more than may be read', 'x'.repeat(6 * 1024 * 1024), 'larger than'],
])('standard input with %s is refused, and nothing is asked of its name', async (_, text, why) => {
  const { code, stderr } = await line.runReading(text, author, 'sop', 'import', '-')

  expect(code).toBe(2)
  expect(stderr).toMatch(new RegExp(`^tenken: -.*${why}`))
})
