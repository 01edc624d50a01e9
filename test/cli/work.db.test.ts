import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fuse } from './procedures.ts'
import { aCommandLine, aFolder, type CommandLine, tenken } from './tenken.ts'

const [worker, supervisor] = ['tanaka@example.com', 'sato@example.com']
let line: CommandLine
let folder: string
let sop: string
let approvedId: string

beforeAll(async () => {
  line = await aCommandLine()
  folder = await aFolder()
  await writeFile(join(folder, 'fuse.md'), fuse.replace('fuse', 'fuse of the conveyor in hall 3'))
  await line.done('', 'db', 'upgrade')
  await line.done('', 'user', 'add', '--email', worker, '--name', 'Kenji Tanaka', '--role', 'worker')
  await line.done('', 'user', 'add', '--email', supervisor, '--name', 'Haruto Sato', '--role', 'supervisor')
  const { imported } = await line.json<{ imported: { id: string }[] }>(
    supervisor,
    'sop',
    'import',
    join(folder, 'fuse.md'),
  )
  sop = imported[0]?.id ?? ''
}, 120_000)

afterAll(async () => {
  await line.drop()
  await rm(folder, { recursive: true })
})

interface Started {
  work: { id: string; status: string }
  step: { number: number; description: string } | null
  stepCount: number
}

test('work goes from its start over a failure, an override and a pause to its approval', {
  timeout: 180_000,
}, async () => {
  const empty = await line.done('', 'work', 'list')
  const { work, step, stepCount } = await line.json<Started>(worker, 'work', 'start', sop.slice(-8))
  const id = work.id.slice(-8)
  approvedId = work.id
  const twice = await line.run(worker, 'work', 'start', sop)
  const inUse = await line.run('', 'sop', 'delete', sop)
  const failed = await line.done(
    worker,
    'work',
    'check',
    '--fail',
    'The lamp is lit',
    '--confidence',
    '0.7',
    '--needs-review',
  )
  const wrongStep = await line.run(worker, 'work', 'check', '--pass', '--step', '2')
  const own = await line.run(worker, 'work', 'override', id, '--reason', 'It is fine')
  const overridden = await line.done(supervisor, 'work', 'override', id, '--reason', 'Measured dead')
  const paused = await line.done(worker, 'work', 'pause')
  const resumed = await line.json<Started>(worker, 'work', 'resume')
  const early = await line.run(worker, 'work', 'complete')
  await line.done(worker, 'work', 'check', '--pass', '--step', '2')
  const last = await line.done(worker, 'work', 'check', '--pass')
  const completed = await line.done(worker, 'work', 'complete')
  const approved = await line.done(supervisor, 'work', 'approve', id)
  const rejected = await line.run(supervisor, 'work', 'reject', id, '--reason', 'No')

  expect(empty).toBe('No work is on record yet. Start some: tenken work start <sop> --as <email>\n')
  expect({ step, stepCount }).toMatchObject({
    step: { number: 1, description: 'Switch the main breaker off.' },
    stepCount: 3,
  })
  expect(twice).toMatchObject({ code: 1, stderr: expect.stringContaining(work.id) })
  expect(inUse).toMatchObject({ code: 1, stderr: expect.stringContaining(work.id) })
  expect(failed).toMatch(/^On record: FAIL, "The lamp is lit"\.[\s\S]*Step 1 of 3 · Task 1: Isolate\n/)
  expect(wrongStep).toMatchObject({ code: 1, stderr: expect.stringContaining('is not the current one') })
  expect(own).toMatchObject({ code: 1, stderr: expect.stringContaining('Only a supervisor') })
  expect(overridden).toMatch(/^On record: OVERRIDE\. Kenji Tanaka can go on\.\n\nStep 2 of 3[\s\S]*! WARNING/)
  expect(paused).toContain(`Work session ${id} is paused.`)
  expect(resumed).toMatchObject({ work: { id: work.id, status: 'in_progress' }, step: { number: 2 } })
  expect(early).toMatchObject({ code: 1, stderr: expect.stringContaining('2 of its steps') })
  expect(last).toBe('On record: pass.\n\nEvery step is done. Next: tenken work complete\n')
  expect(completed).toContain(`tenken work approve ${id}`)
  expect(approved).toContain(`Work session ${id} is approved.`)
  expect(rejected).toMatchObject({ code: 1, stderr: expect.stringContaining('is approved') })
})

test('the record tells every check in the order of time, the failed one too', {
  timeout: 60_000,
}, async () => {
  const record = await line.done('', 'work', 'show', approvedId)
  const json = await line.json<{ checks: object[]; people: object[] }>('', 'work', 'show', approvedId)
  const japanese = await tenken(['work', 'show', approvedId], {
    DATABASE_URL: line.url,
    LC_ALL: 'ja_JP.UTF-8',
  })

  const time = '\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\+09:00'
  expect(record).toMatch(new RegExp(`Approved +${time} by Haruto Sato`))
  expect(record).toMatch(
    new RegExp(
      `1 {2}Switch the main breaker off\\.\\n +${time} {2}FAIL\\n +"The lamp is lit" {2}confidence 0\\.7 {2}flagged for review\\n +${time} {2}OVERRIDE {2}by Haruto Sato: "Measured dead"\\n +2 {2}Hang`,
    ),
  )
  expect(json.checks).toMatchObject([
    { result: 'fail', feedbackText: 'The lamp is lit', confidenceScore: 0.7, needsReview: true },
    { result: 'override', overrideReason: 'Measured dead', checkedAt: expect.stringMatching(/Z$/) },
    { result: 'pass' },
    { result: 'pass' },
  ])
  expect(json.people).toHaveLength(2)
  expect(japanese.stdout).toMatch(
    /^作業記録 [\s\S]*状態 +承認済み[\s\S]*不合格\n +「The lamp is lit」[\s\S]*特例承認/,
  )
})

test('what is not on record is exit code 3, and nobody acting is exit code 2', {
  timeout: 60_000,
}, async () => {
  const missing = await line.run('', 'work', 'show', 'ffffffff', '--json')
  const nobody = await line.run('', 'work', 'pause')
  const stranger = await line.run('who@example.com', 'work', 'resume')

  expect(missing).toMatchObject({ code: 3, stdout: '' })
  expect(JSON.parse(missing.stderr)).toEqual({
    error: {
      code: 'not_found',
      message: 'There is no work session ffffffff.',
      data: { what: 'work session', id: 'ffffffff' },
    },
  })
  expect(nobody).toEqual({
    code: 2,
    stdout: '',
    stderr: 'tenken: Say who is acting: --as <email>, or set TENKEN_USER.\n',
  })
  expect(stranger).toMatchObject({ code: 3, stderr: 'tenken: There is no user who@example.com.\n' })
})

test('tables are readable in 80 columns', { timeout: 60_000 }, async () => {
  const table = await line.done('', 'work', 'list', '--status', 'approved')

  expect(table).toMatch(
    /^ID +STATUS +WORKER +STARTED +SOP\n[0-9a-f]{8} {2}approved {2}Kenji Tanaka {2}[-+: \d]+ {2}Change the fuse of.*…\n$/,
  )
  expect(Math.max(...table.split('\n').map((row) => row.length))).toBeLessThanOrEqual(80)
})
