import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { InProcess } from './in-process.ts'
import { fuse, writeUntidyFolder } from './procedures.ts'
import { aCommandLine, aFolder, start } from './tenken.ts'

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

interface Listed {
  sops: { id: string; title: string; deletedAt: string | null }[]
}

test('an untidy folder: what is good is imported, what is not is named, and the exit code says so', async () => {
  await writeUntidyFolder(folder)

  const { code, stdout, stderr } = await line.run(author, 'sop', 'import', folder)

  expect(code).toBe(1)
  expect(stdout).toMatch(
    /lamp\.MARKDOWN: imported as [0-9a-f]{8}\n {2}Change the lamp\n {2}2 tasks, 3 steps, 1 hazard\n/,
  )
  expect(stdout).toMatch(/fuse\.md: imported as/)
  expect(stdout).toMatch(/It is a draft\. To put it into use: tenken sop publish [0-9a-f]{8}/)
  expect(stdout).toMatch(/Not imported, \d+ lines?:\n[\s\S]*lines 3 to 5 +Background\n/)
  for (const reason of [
    'empty.md: is empty',
    'binary.md: is binary',
    'broken.json: is not JSON',
    'large.md: is larger',
  ]) {
    expect(stderr).toMatch(new RegExp(`^tenken: .*${reason}.*\\.$`, 'm'))
  }
  expect(stderr).toMatch(/^\[1\/6\] .*\n[\s\S]*tenken: 4 of 6 files could not be imported\.\n$/)
  const { sops } = await line.json<Listed>('', 'sop', 'list')
  expect(sops.map(({ title }) => title).sort()).toEqual(['Change the fuse', 'Change the lamp'])
})

test('a dry run shows what would be imported, line by line, and writes nothing', async () => {
  const file = join(folder, 'other.md')
  await writeFile(file, fuse.replace('Pull', 'Push'))
  const dryRun = ['sop', 'import', file, '--new', '--dry-run']
  const said = await line.done(author, ...dryRun, '--unplaced')
  const told = await line.json<{ imported: object[] }>(author, ...dryRun)

  expect(said).toContain('would be imported (dry run, nothing was written)')
  expect(said).toMatch(/Note: other SOPs with this title: [0-9a-f]{8}\n/)
  expect(said).toContain('       3 | ## Background\n       4 |\n       5 | Fuses age.\n')
  expect(told.imported).toMatchObject([
    { id: null, status: null, title: 'Change the fuse', stepCount: 3, sameTitle: [expect.any(String)] },
  ])
  expect((await line.json<Listed>('', 'sop', 'list')).sops).toHaveLength(2)
})

test('an SOP is shown, exported, deleted and restored, named by the end of its id', async () => {
  const { sops } = await line.json<Listed>('', 'sop', 'list')
  const id = sops.find(({ title }) => title === 'Change the fuse')?.id.slice(-8) ?? ''
  const file = join(folder, 'exported.md')

  const shown = await line.done('', 'sop', 'show', id)
  await line.done('', 'sop', 'export', id, '-o', file)
  const overwriting = await line.run('', 'sop', 'export', id, '-o', file)
  const json = await line.done('', 'sop', 'export', id, '--format', 'json')
  await line.done(author, 'sop', 'delete', id, '--reason', 'Imported by mistake')
  const gone = await line.run('', 'sop', 'show', id)
  const listed = await line.json<Listed>('', 'sop', 'list', '--deleted')
  const restored = await line.done(author, 'sop', 'restore', id)

  expect(shown).toMatch(
    / {3}1 {2}Switch the main breaker off\.\n {6}Point and call: {2}Point and call "Breaker off"\./,
  )
  expect(shown).toContain('      ! WARNING  Somebody may switch on.')
  expect(shown).toContain('by 森 愛子')
  expect(shown).toContain('  Version 1, draft\n')
  expect(await readFile(file, 'utf8')).toMatch(/^---\n[\s\S]*# Change the fuse\n/)
  expect(overwriting).toMatchObject({ code: 1, stderr: expect.stringContaining('exists already') })
  expect(JSON.parse(json)).toMatchObject({
    title: 'Change the fuse',
    tasks: [{ title: 'Isolate' }, { title: 'Change' }],
  })
  expect(gone).toMatchObject({ code: 1, stderr: expect.stringContaining("'Change the fuse' is deleted") })
  expect(restored).toContain(`To put it into use: tenken sop publish ${id}`)
  expect(listed.sops.find((sop) => sop.id.endsWith(id))?.deletedAt).toMatch(/^\d{4}-.*Z$/)
})

test('a list goes on behind the last line of its page', async () => {
  const first = await line.json<Listed & { next: string }>('', 'sop', 'list', '--limit', '1')
  const second = await line.json<Listed & { next: null }>('', 'sop', 'list', '--after', first.next.slice(-8))

  expect(first.sops).toMatchObject([{ id: first.next }])
  expect(second).toMatchObject({ sops: [{ title: expect.any(String) }], next: null })
  expect(second.sops[0]?.id).not.toBe(first.next)
})

test('Ctrl+C ends an import between two files', async () => {
  const names = Array.from({ length: 200 }, (_, n) => join(folder, `many-${n}.md`))
  for (const [n, name] of names.entries()) await writeFile(name, fuse.replace('the fuse', `fuse ${n}`))
  const importing = start(['sop', 'import', ...names], { DATABASE_URL: line.url, TENKEN_USER: author })

  await importing.says(/\[3\/200\]/)
  importing.kill('SIGINT')
  const { code, stdout, stderr } = await importing.outcome

  const imported = stdout.match(/imported as/g)?.length ?? 0
  expect(code).toBe(130)
  expect(stderr).toMatch(`tenken: Interrupted after ${imported} of 200 files; no file is half imported.\n`)
  const { sops } = await line.json<Listed>('', 'sop', 'list', '--limit', '1000')
  expect(sops.filter(({ title }) => title.startsWith('Change fuse'))).toHaveLength(imported)
})
