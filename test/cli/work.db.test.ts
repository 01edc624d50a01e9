import { afterAll, beforeAll, expect, test } from 'vitest'
import { InProcess } from './in-process.ts'
import { fuse } from './procedures.ts'
import { aCommandLine } from './tenken.ts'
import { readyForWork, supervisor, worker } from './work-setting.ts'

let line: InProcess
let sop: string
let approvedId: string

beforeAll(async () => {
  line = new InProcess(await aCommandLine())
  sop = await readyForWork(line, fuse.replace('fuse', 'fuse of the conveyor in hall 3'))
})

afterAll(() => line.drop())

interface Started {
  work: { id: string; status: string }
  step: { number: number; description: string } | null
  stepCount: number
  unacknowledged: string[]
}

test('work goes from its start over a failure, an override, a hazard and a pause to its approval', async () => {
  const empty = await line.done('', 'work', 'list')
  const { work, ...first } = await line.json<Started>(worker, 'work', 'start', sop.slice(-8))
  const id = work.id.slice(-8)
  approvedId = work.id
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
  const overridden = await line.done(supervisor, 'work', 'override', id, '--reason', 'Measured dead')
  const unseen = await line.run(worker, 'work', 'check', '--pass')
  const paused = await line.done(worker, 'work', 'pause')
  const resumed = await line.json<Started>(worker, 'work', 'resume')
  const seen = await line.done(worker, 'work', 'acknowledge')
  const flagged = await line.done(worker, 'work', 'check', '--pass', '--step', '2', '--needs-review')
  const last = await line.done(worker, 'work', 'check', '--pass')
  const completed = await line.done(worker, 'work', 'complete')
  const open = await line.run(supervisor, 'work', 'approve', id)
  const check = /--check ([0-9a-f]{8}) /.exec(open.stderr)?.[1] ?? ''
  const resolved = await line.done(
    supervisor,
    'work',
    'override',
    id,
    '--check',
    check,
    '--reason',
    'Looked at',
  )
  const approved = await line.done(supervisor, 'work', 'approve', id)
  const rejected = await line.run(supervisor, 'work', 'reject', id, '--reason', 'No')

  expect(empty).toBe('No work is on record yet. Start some: tenken work start <sop> --as <email>\n')
  expect(first).toMatchObject({
    step: { number: 1, description: 'Switch the main breaker off.' },
    stepCount: 3,
    unacknowledged: [],
  })
  expect(failed).toMatch(
    /^On record: FAIL, "The lamp is lit"\.[\s\S]*It is flagged: .*\n\nStep 1 of 3 · Task 1: Isolate\n/,
  )
  expect(overridden).toMatch(
    /^On record: OVERRIDE\. Kenji Tanaka can go on\.\n\nStep 2 of 3[\s\S]*! WARNING[\s\S]*\n1 serious hazard to acknowledge before a pass: tenken work acknowledge\n$/,
  )
  expect(unseen.code).toBe(1)
  expect(unseen.stderr).toMatch(
    /^ {2}! WARNING {2}Somebody may switch on\. Keep the key with you\. \([0-9a-f]{8}\)\ntenken: Serious hazards .*tenken work acknowledge\n$/,
  )
  expect(paused).toContain(`Work session ${id} is paused.`)
  expect(resumed).toMatchObject({
    work: { id: work.id, status: 'in_progress', pausedSeconds: expect.any(Number) },
    step: { number: 2 },
    unacknowledged: [expect.any(String)],
  })
  expect(seen).toMatch(
    /^Step 2 of 3.*\nOn record: Kenji Tanaka has acknowledged\n {2}! WARNING {2}Somebody may switch on\..*\nNext: tenken work check/,
  )
  expect(flagged).toMatch(/^On record: pass\.\nIt is flagged: .*supervisor/)
  expect(last).toBe('On record: pass.\n\nEvery step is done. Next: tenken work complete\n')
  expect(completed).toContain(`tenken work override ${id} --check ${check} `)
  expect(completed).not.toContain('work approve')
  expect(open.code).toBe(1)
  expect(open.stderr).toMatch(
    new RegExp(
      `^ {2}Step 2, pass, flagged for review\\n +tenken work override ${id} --check ${check} .*\\ntenken: .*flagged checks`,
    ),
  )
  expect(resolved).toBe(
    `On record: OVERRIDE. The flagged check is resolved.\n\nNext: tenken work approve ${id} --as <email>\n`,
  )
  expect(approved).toContain(`Work session ${id} is approved.`)
  expect(rejected).toMatchObject({ code: 1, stderr: expect.stringContaining('is approved') })
})

test('the record answers an auditor: version, hazards, every check and its author, flags, signatures', async () => {
  const record = await line.done('', 'work', 'show', approvedId)
  const json = await line.json<Record<string, object[]>>('', 'work', 'show', approvedId)
  const japanese = await line.runWith({ LC_ALL: 'ja_JP.UTF-8' }, 'work', 'show', '--brief', approvedId)

  const time = '\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d [-+]\\d\\d:\\d\\d'
  expect(record).toMatch(new RegExp(`Version +1, now effective \\(${sop}\\)`))
  expect(record).toMatch(new RegExp(`Published +${time} by Haruto Sato`))
  expect(record).toMatch(
    /Time at work +\d.* s, and paused for \d+ s\n +Hazards +1 of 1 serious ones acknowledged/,
  )
  expect(record).toMatch(/Checks +2 pass, 1 fail, 2 override; 2 flagged for review, resolved/)
  expect(record).toMatch(/Audit trail +11 events of the work, 5 of its SOP: unbroken\n/)
  expect(record).toMatch(new RegExp(`Approved +${time} by Haruto Sato`))
  expect(record).toMatch(
    new RegExp(
      `1 {2}Switch the main breaker off\\.\\n +${time} {2}FAIL {10}Kenji Tanaka\\n +"The lamp is lit" {2}confidence 0\\.7\\n +check ([0-9a-f]{8}), flagged for review, resolved\\n +${time} {2}OVERRIDE {6}Haruto Sato\\n +"Measured dead" {2}of check \\1\\n +2 {2}Hang.*\\n +${time} {2}acknowledged {2}Kenji Tanaka\\n +WARNING {2}Somebody may switch on\\. Keep the key with you\\.\\n`,
    ),
  )
  expect(record).toMatch(
    new RegExp(
      `Signatures\\n {2}${time} {2}Haruto Sato <sato@example.com> {2}override, step 1,\\s.*\\n.*override, step 2,\\s.*\\n {2}${time} {2}Haruto Sato <sato@example.com> {2}approval\\n`,
    ),
  )
  expect(json['checks']).toMatchObject([
    { result: 'fail', feedbackText: 'The lamp is lit', confidenceScore: 0.7, needsReview: true },
    { result: 'override', overrideReason: 'Measured dead', checkedAt: expect.stringMatching(/Z$/) },
    { result: 'pass', needsReview: true },
    { result: 'pass' },
    { result: 'override', overrideReason: 'Looked at' },
  ])
  expect(json['people']).toHaveLength(2)
  expect(json['acknowledgements']).toHaveLength(1)
  expect(json['trail']).toMatchObject({ unbroken: true, work: { findings: [] }, sop: { findings: [] } })
  expect(json['signatures']).toMatchObject([
    { meaning: 'override', signerName: 'Haruto Sato' },
    { meaning: 'override' },
    { meaning: 'approve' },
  ])
  expect(japanese.stdout).toMatch(
    /^作業記録 [\s\S]*状態 +承認済み[\s\S]*版 +第1版、現在は有効[\s\S]*異常 +Kenji Tanaka\n +「The lamp is lit」[\s\S]*特例承認[\s\S]*危険確認[\s\S]*【警告】[\s\S]*手順 3: ヨシ[\s\S]*署名\n[\s\S]*承認\n$/,
  )
})

test('what is not on record is exit code 3, and nobody acting is exit code 2', async () => {
  const missing = await line.run('', 'work', 'show', 'ffffffff', '--json')
  const nobody = await line.run('', 'work', 'pause')
  const stranger = await line.run('who@example.com', 'work', 'resume')

  expect(missing).toMatchObject({ code: 3, stdout: '' })
  expect(JSON.parse(missing.stderr)).toEqual({
    error: {
      code: 'not_found',
      kind: 'not_found',
      message: 'There is no work session ffffffff.',
      next: null,
      data: { what: 'work session', id: 'ffffffff', similar: [] },
    },
  })
  expect(nobody).toEqual({
    code: 2,
    stdout: '',
    stderr: 'tenken: Say who is acting: --as <email>, or set TENKEN_USER.\n',
  })
  expect(stranger).toMatchObject({ code: 3, stderr: 'tenken: There is no user who@example.com.\n' })
})

test('tables are readable in 80 columns and tell how long work was paused, and what went wrong', async () => {
  const table = await line.done('', 'work', 'list', '--status', 'approved')

  expect(table).toMatch(
    /^ID +STATUS +WORKER +STARTED +PAUSED +FAILED +SOP\n[0-9a-f]{8} {2}approved {2}Kenji .*… {2}[-+: \d]+ {2}\d+ s +1 {2}Change .*…\n$/,
  )
  expect(Math.max(...table.split('\n').map((row) => row.length))).toBeLessThanOrEqual(80)
})
