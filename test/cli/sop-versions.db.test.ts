import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { InProcess } from './in-process.ts'
import { fuse } from './procedures.ts'
import { aCommandLine, aFolder, type Outcome } from './tenken.ts'

const author = 'mori@example.com'
const supervisor = 'ito@example.com'
const title = 'Change the fuse'
let line: InProcess
let folder: string
let file: string

beforeAll(async () => {
  line = new InProcess(await aCommandLine())
  folder = await aFolder()
  file = join(folder, 'fuse.md')
  await writeFile(file, fuse)
  await line.done('', 'db', 'upgrade')
  await line.done('', 'user', 'add', '--email', supervisor, '--name', 'Ito Jun', '--role', 'supervisor')
  await line.done(supervisor, 'user', 'add', '--email', author, '--name', '森 愛子', '--role', 'worker')
})

afterAll(async () => {
  await line.drop()
  await rm(folder, { recursive: true })
})

interface Listed {
  sops: { id: string; title: string; version: number; status: string }[]
}

/** What a refused command said to a program. */
function refusal({ code, stderr }: Outcome) {
  return { code, ...JSON.parse(stderr) }
}

// One story: each test goes on where the one before it ended.

test('a worker imports a draft and cannot publish it; a supervisor can, and it is signed', async () => {
  await line.done(author, 'sop', 'import', file)

  const byWorker = await line.run(author, 'sop', 'publish', title, '--json')
  const published = await line.done(supervisor, 'sop', 'publish', title)
  const again = await line.run(author, 'sop', 'publish', title, '--json')
  const shown = await line.done('', 'sop', 'show', title)
  const record = await line.json('', 'sop', 'show', title)

  expect(refusal(byWorker)).toMatchObject({
    code: 1,
    error: { code: 'supervisor_required', data: { name: '森 愛子' } },
  })
  expect(published).toMatch(/^Version 1 of 'Change the fuse' is in use\. To work with it: tenken work start /)
  expect(again.code).toBe(1)
  expect(shown).toMatch(
    /Version 1, effective\n.*森 愛子\n {2}Published .*, by Ito Jun\n {2}Signed .* by Ito Jun: /,
  )
  expect(record).toMatchObject({
    version: 1,
    status: 'effective',
    signature: { meaning: 'publish', signerName: 'Ito Jun' },
    people: expect.arrayContaining([expect.objectContaining({ name: 'Ito Jun' })]),
  })
})

test('a published version is revised once at a time, and never edited', async () => {
  const { sops } = await line.json<Listed>('', 'sop', 'list')
  const edited = await line.run(author, 'sop', 'edit', sops[0]?.id ?? '', file, '--json')

  const { sop } = await line.json<{ sop: { id: string } }>(author, 'sop', 'revise', title)
  const twice = await line.run(author, 'sop', 'revise', title, '--json')

  expect(refusal(edited)).toMatchObject({ error: { code: 'version_published', data: { version: 1 } } })
  expect(refusal(twice)).toMatchObject({
    code: 1,
    error: { code: 'draft_exists', data: { draftId: sop.id } },
  })
})

test('an edit tells what changed, then that nothing does; the difference tells it again', async () => {
  const changed = join(folder, 'changed.md')
  await writeFile(
    changed,
    fuse
      .replace('1. Pull the old fuse.', '1. Put gloves on.\n2. Pull the old fuse.')
      .replace('Warning: Somebody', 'Danger: Somebody')
      .replace('The lamp is dark', 'The red lamp is dark'),
  )

  const first = await line.done(author, 'sop', 'edit', title, changed)
  const second = await line.done(author, 'sop', 'edit', title, changed)
  const differing = await line.done('', 'sop', 'diff', title)
  const told = await line.json('', 'sop', 'diff', title)
  const still = await line.done('', 'sop', 'diff', title, title)

  const difference = [
    '1 added, 0 removed, 3 changed, 0 moved',
    '',
    '  ~ Step 1.1 changed: Switch the main breaker off.',
    '        Must be seen',
    '          - The lamp is dark.',
    '          + The red lamp is dark.',
  ].join('\n')
  expect(first).toMatch(/^The draft of version 2 of 'Change the fuse' has changed\./)
  expect(first).toContain(difference)
  expect(first).toMatch(/ {4}~ Hazard 1\.2\.1 changed: .*\n {10}Severity\n {12}- WARNING\n {12}\+ DANGER\n/)
  expect(first).toContain('\n  + Step 2.1 added: Put gloves on.\n')
  expect(first).toMatch(/Not imported, \d+ lines?:/)
  expect(second).toMatch(
    /^Nothing changed: the draft of version 2 of 'Change the fuse' says this already\.\n/,
  )
  expect(differing).toContain(`Version 1, effective → Version 2, draft\n${difference}`)
  expect(told).toMatchObject({
    from: { version: 1 },
    to: { version: 2 },
    title: null,
    counts: { added: 1, removed: 0, changed: 3, moved: 0 },
  })
  expect(still).toBe(differing)
})

test('publishing the draft supersedes the version before it, and the versions tell who and when', async () => {
  await line.done(supervisor, 'sop', 'publish', title)

  const versions = await line.done('', 'sop', 'versions', title)
  const listed = await line.done('', 'sop', 'list')
  const all = await line.json<Listed>('', 'sop', 'list', '--all')
  const superseded = await line.json<Listed>('', 'sop', 'list', '--status', 'superseded')

  expect(versions).toMatch(
    /\n +2 +[0-9a-f]{8} +effective +\S+ \S+ \S+ +Ito Jun +4 +1\n +1 +[0-9a-f]{8} +superseded +.* +Ito Jun +3 +1\n$/,
  )
  expect(listed).toMatch(
    /^ID +TITLE +VERSION +STATUS +STEPS +HAZARDS +WARNING +DANGER\n.* 2 +effective +4 +1 +- +1\n$/,
  )
  expect(all.sops.map(({ version, status }) => [version, status])).toEqual([
    [2, 'effective'],
    [1, 'superseded'],
  ])
  expect(superseded.sops).toMatchObject([{ version: 1 }])
})

test('a retired SOP is still found by its title, and revised anew', async () => {
  const retired = await line.done(supervisor, 'sop', 'retire', title, '--reason', 'The panel is gone')

  const shown = await line.done('', 'sop', 'show', title)
  const none = await line.done('', 'sop', 'list')
  const start = await line.run(author, 'work', 'start', title, '--json')
  const revised = await line.done(author, 'sop', 'revise', title)

  expect(retired).toContain("Version 2 of 'Change the fuse' is retired.")
  expect(shown).toMatch(/Version 2, retired\n[\s\S]*Retired .*, by Ito Jun/)
  expect(none).toContain('No SOP')
  expect(refusal(start)).toMatchObject({ error: { code: 'sop_not_effective' } })
  expect(revised).toMatch(/^Version 3 of 'Change the fuse' is a draft now: /)
})

test('import --publish is for supervisors, leaves no line out unless told to, and puts the SOP into use at once', async () => {
  const lamp = join(folder, 'lamp.md')
  await writeFile(lamp, fuse.replace('fuse', 'lamp'))

  const byWorker = await line.run(author, 'sop', 'import', lamp, '--publish', '--json')
  const lossy = await line.run(supervisor, 'sop', 'import', lamp, '--publish', '--json')
  const said = await line.done(supervisor, 'sop', 'import', lamp, '--publish', '--despite-unplaced')

  expect(refusal(byWorker)).toMatchObject({ code: 1, error: { code: 'supervisor_required' } })
  expect(lossy.code).toBe(1)
  expect(JSON.parse(lossy.stdout).failed).toMatchObject([
    { error: { code: 'lines_left_out', data: { lines: 3, line: 3, text: 'Fuses age.' } } },
  ])
  expect(said).toMatch(/imported and published as [0-9a-f]{8}\n/)
  expect(said).not.toContain('It is a draft')
  const { sops } = await line.json<Listed>('', 'sop', 'list', '--status', 'effective')
  expect(sops).toMatchObject([{ title: 'Change the lamp', version: 1, status: 'effective' }])
})

test('an import of a title that is on record names the SOP, not each of its versions', async () => {
  const told = await line.json<{ imported: { sameTitle: string[] }[] }>(
    author,
    'sop',
    'import',
    file,
    '--dry-run',
    '--new',
  )

  expect(told.imported[0]?.sameTitle).toHaveLength(1)
})

test('deleting needs somebody who acts', async () => {
  const { code, stderr } = await line.run('', 'sop', 'delete', title)

  expect(code).toBe(2)
  expect(stderr).toContain('Say who is acting')
})
