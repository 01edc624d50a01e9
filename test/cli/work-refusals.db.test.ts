import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { Database } from '../../src/infrastructure/database/database.ts'
import { engineUnderTest } from '../setup/database.ts'
import { InProcess } from './in-process.ts'
import { fuse } from './procedures.ts'
import { aCommandLine, type Outcome } from './tenken.ts'
import { other, readyForWork, supervisor, worker } from './work-setting.ts'

// What the commands say has little to do with the engine, and the embedded one is opened anew for every command.
describe.runIf(engineUnderTest === 'server')('refused at work', () => {
  const dangerous = fuse.replace('breaker off.\n', 'breaker off.\n   Danger: The bar is live.\n')
  let line: InProcess
  let sop: string

  beforeAll(async () => {
    line = new InProcess(await aCommandLine())
    sop = await readyForWork(line, dangerous)
  })

  afterAll(() => line.drop())

  interface Started {
    work: { id: string }
    step: { hazards: { id: string; severity: string }[] }
    unacknowledged: string[]
  }

  function inJapanese(email: string, ...args: string[]): Promise<Outcome> {
    return line.runWith({ TENKEN_USER: email, TENKEN_LANG: 'ja' }, ...args)
  }

  test('only hazards of the current step are acknowledged, each by its id or all at once', async () => {
    const { work, unacknowledged } = await line.json<Started>(worker, 'work', 'start', sop)
    const { tasks } = await line.json<{ tasks: { steps: { hazards: { id: string }[] }[] }[] }>(
      '',
      'sop',
      'show',
      sop,
    )
    const later = tasks[0]?.steps[1]?.hazards[0]?.id ?? ''

    const ahead = await line.run(worker, 'work', 'acknowledge', '--hazard', later.slice(-8))
    const unknown = await line.run(worker, 'work', 'acknowledge', '--hazard', 'ffffffff')
    const notTheirs = await line.run(other, 'work', 'acknowledge', work.id)
    const unseen = await inJapanese(worker, 'work', 'check', '--pass')
    const asJson = await line.run(worker, 'work', 'check', '--pass', '--json')
    const seen = await inJapanese(worker, 'work', 'acknowledge', '--hazard', unacknowledged[0] ?? '')
    const again = await line.done(worker, 'work', 'acknowledge')
    const json = await line.json(worker, 'work', 'acknowledge')

    expect(ahead).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is not one of the current step'),
    })
    expect(unknown).toMatchObject({ code: 3, stderr: 'tenken: There is no hazard ffffffff.\n' })
    expect(notTheirs).toMatchObject({ code: 1, stderr: expect.stringContaining('another worker') })
    expect(unseen.stderr).toMatch(
      /^ {2}! 【危険】 {2}The bar is live\. \([0-9a-f]{8}\)\ntenken: この手順には、まだ確認していない重大な危険が 1 件あります。.*acknowledge\n$/,
    )
    expect(JSON.parse(asJson.stderr)).toMatchObject({
      error: { code: 'hazards_not_acknowledged', data: { id: work.id, hazardIds: unacknowledged } },
    })
    expect(seen.stdout).toMatch(
      /記録しました: Kenji Tanaka が確認した危険\n {2}! 【危険】 {2}The bar is live\./,
    )
    expect(again).toContain('Nothing to acknowledge any more')
    expect(json).toMatchObject({
      acknowledgements: [{ hazardId: unacknowledged[0] }],
      step: { number: 1 },
      unacknowledged: [],
    })
  })

  test('work is aborted by its worker or a supervisor, with a reason, for good', async () => {
    const { work } = await line.json<Started>(other, 'work', 'start', sop)
    const id = work.id.slice(-8)

    const notTheirs = await line.run(worker, 'work', 'abort', id, '--reason', 'Mine')
    const speechless = await inJapanese(other, 'work', 'abort', id, '--reason', ' ')
    const aborted = await line.done(supervisor, 'work', 'abort', id, '--reason', 'The hall is on fire')
    const further = await line.run(other, 'work', 'check', id, '--pass')
    const again = await inJapanese(other, 'work', 'abort', id, '--reason', 'Again')
    const record = await inJapanese('', 'work', 'show', '--brief', id)

    expect(notTheirs).toMatchObject({ code: 1, stderr: expect.stringContaining('Only a supervisor') })
    expect(speechless).toMatchObject({ code: 2, stderr: 'tenken: reason: 中止する理由を書いてください。\n' })
    expect(aborted).toBe(`Work session ${id} is aborted. Nobody can change its record any more.\n`)
    expect(further).toMatchObject({ code: 1, stderr: expect.stringContaining('is aborted and locked') })
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('「中止」です') })
    expect(record.stdout).toMatch(
      /状態 +中止 \(変更できません\)[\s\S]*中止 +\S+ \S+ [-+]\d\d:\d\d Haruto Sato\n +「The hall is on fire」[\s\S]*手順 1〜3: 未点検/,
    )
  })

  test('one work session at a time, in the order of its steps, by its own worker, to its end', async () => {
    const { work } = await line.json<Started>(other, 'work', 'start', sop)

    const twice = await line.run(other, 'work', 'start', sop)
    const inUse = await line.run(supervisor, 'sop', 'delete', sop, '--reason', 'Out of use')
    const wrongStep = await line.run(other, 'work', 'check', '--pass', '--step', '2')
    const own = await line.run(other, 'work', 'override', work.id, '--reason', 'It is fine')
    const early = await line.run(other, 'work', 'complete')
    const tooEarly = await inJapanese(supervisor, 'work', 'approve', work.id)
    await line.done(other, 'work', 'abort', work.id, '--reason', 'Over')

    expect(twice).toMatchObject({ code: 1, stderr: expect.stringContaining(work.id) })
    expect(inUse).toMatchObject({ code: 1, stderr: expect.stringContaining(work.id) })
    expect(wrongStep).toMatchObject({ code: 1, stderr: expect.stringContaining('step 2 comes later') })
    expect(own).toMatchObject({ code: 1, stderr: expect.stringContaining('Only a supervisor') })
    expect(early).toMatchObject({ code: 1, stderr: expect.stringContaining('3 of its steps') })
    expect(tooEarly).toMatchObject({ code: 1, stderr: expect.stringContaining('「作業中」です') })
  })

  test('a record that was altered behind the rules is told as broken', async () => {
    const { work } = await line.json<Started>(other, 'work', 'start', sop)
    await line.done(supervisor, 'work', 'abort', work.id, '--reason', 'The hall is on fire')
    await using database = await Database.open(readConfig({ DATABASE_URL: line.url }))
    await database.session(async (db) => {
      await db.rows('set local session_replication_role = replica')
      await db.rows("update work_sessions set abort_reason = 'No reason' where id = $1", [work.id])
    })

    const record = await line.done('', 'work', 'show', '--brief', work.id)
    const json = await line.json('', 'work', 'show', work.id)

    expect(record).toMatch(/Audit trail +2 events of the work, 5 of its SOP: BROKEN\n✗ work session .*\n/)
    expect(json).toMatchObject({
      trail: {
        unbroken: false,
        work: { findings: [{ kind: 'record_altered', column: 'abort_reason' }] },
        sop: { findings: [] },
      },
    })
  })

  test('only what failed at the current step, or is flagged, is overridden', async () => {
    const { work } = await line.json<Started>(other, 'work', 'start', sop)
    await line.done(other, 'work', 'acknowledge')
    const { check } = await line.json<{ check: { id: string } }>(other, 'work', 'check', '--pass')

    const passed = await inJapanese(supervisor, 'work', 'override', work.id, '--reason', 'R')
    const plain = await line.run(
      supervisor,
      'work',
      'override',
      work.id,
      '--check',
      check.id,
      '--reason',
      'R',
    )
    const unknown = await line.run(
      supervisor,
      'work',
      'override',
      work.id,
      '--check',
      'ffffffff',
      '--reason',
      'R',
    )
    await line.done(other, 'work', 'pause')
    const paused = await line.json<{ workSessions: { pausedAt: string }[] }>(
      '',
      'work',
      'list',
      '--status',
      'paused',
    )
    const resumed = await inJapanese(other, 'work', 'resume')

    expect(passed).toMatchObject({ code: 1, stderr: expect.stringContaining('要確認のまま') })
    expect(plain).toMatchObject({ code: 1, stderr: expect.stringContaining('no such check to override') })
    expect(unknown).toMatchObject({ code: 3, stderr: 'tenken: There is no check ffffffff.\n' })
    expect(paused.workSessions).toMatchObject([{ pausedAt: expect.any(String) }])
    expect(resumed.stdout).toMatch(/再開しました。中断していた時間は \d+ 秒です。\n\n手順 2\/3/)
  })
})
