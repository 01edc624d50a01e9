import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { engineUnderTest } from '../setup/database.ts'
import { InProcess } from './in-process.ts'
import { fuse } from './procedures.ts'
import { aCommandLine } from './tenken.ts'
import { other, readyForWork, supervisor, worker } from './work-setting.ts'

// What the commands say has little to do with the engine, and the embedded one is opened anew for every command.
describe.runIf(engineUnderTest === 'server')('finding', () => {
  let line: InProcess
  let sop: string

  beforeAll(async () => {
    line = new InProcess(await aCommandLine())
    sop = await readyForWork(line, fuse)
  })

  afterAll(() => line.drop())

  const inJapanese = async (email: string, ...args: string[]) =>
    (await line.runWith({ TENKEN_USER: email, TENKEN_LANG: 'ja' }, ...args)).stdout

  interface Listed {
    workSessions: { id: string; failures: number; openFlags: number }[]
  }

  test('where am I: nowhere, at a step, held up by a failure, with work that rests or is handed in', async () => {
    const nowhere = await line.done(worker, 'work', 'show')
    const nobody = await line.run('', 'work', 'show')
    const { work } = await line.json<{ work: { id: string } }>(worker, 'work', 'start', sop)
    const id = work.id.slice(-8)
    await line.done(worker, 'work', 'check', '--fail', 'The lamp is lit', '--needs-review')
    const held = await line.done(worker, 'work', 'show')
    const json = await line.json(worker, 'work', 'show')
    await line.done(worker, 'work', 'pause')
    const resting = await line.done(worker, 'work', 'show')
    const japanese = await inJapanese(worker, 'work', 'show')

    expect(nowhere).toBe(
      'Kenji Tanaka has no work in progress. See what there is to do: tenken sop list. Start it: tenken work start <sop>\n',
    )
    expect(nobody).toMatchObject({ code: 2, stderr: expect.stringContaining('--as <email>') })
    expect(held).toMatch(
      new RegExp(`^Work session ${id} is in progress since [-+: \\d]+: Change the fuse\n\nStep 1 of 3`),
    )
    expect(held).toContain('\nIts check failed: "The lamp is lit". Check it again, or ask a supervisor')
    expect(json).toMatchObject({
      worker: { email: worker },
      inProgress: {
        work: { id: work.id },
        failure: { feedbackText: 'The lamp is lit' },
        step: { number: 1 },
      },
      others: [],
    })
    expect(resting.replace(/\s+/g, ' ')).toMatch(
      new RegExp(`^Paused: Change the fuse, started [-+: \\d]+\\. To go on: tenken work resume ${id} Kenji`),
    )
    expect(japanese.replace(/\s+/g, ' ')).toContain(`再開するには: tenken work resume ${id}`)
  })

  test('a list is told by statuses, by what a supervisor is to look at, by whose it is, and by when', async () => {
    const { work } = await line.json<{ work: { id: string } }>(other, 'work', 'start', sop)
    const listed = async (by: string, ...args: string[]) => {
      const { workSessions } = await line.json<Listed>(by, 'work', 'list', ...args)

      return workSessions
    }
    const ids = async (by: string, ...args: string[]) => (await listed(by, ...args)).map(({ id }) => id)

    const [held] = await listed(supervisor, '--needs-override')
    expect(held).toMatchObject({ failures: 1, openFlags: 1 })
    expect(await ids('', '--flagged')).toEqual([held?.id])
    expect(await ids('', '--status', 'paused', '--status', 'in_progress')).toEqual([work.id, held?.id])
    expect(await ids(worker, '--not-mine')).toEqual([work.id])
    expect(await ids('', '--not-mine', '--as', other)).toEqual([held?.id])
    expect(await ids('', '--from', '2020-01-01', '--to', '2020-12-31')).toEqual([])
    expect(await ids('', '--from', '2020-01-01')).toEqual([work.id, held?.id])
    expect(await line.run('', 'work', 'list', '--not-mine')).toMatchObject({ code: 2 })
    expect(await line.run('', 'work', 'list', '--to', 'tomorrow')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--to: must be a date'),
    })
    expect(await line.done('', 'work', 'list')).toMatch(/FAILED {2}FLAGGED[\s\S]*\n.* - +- {2}Change/)
    expect(await inJapanese('', 'work', 'list', '--flagged')).toMatch(/異常 +要確認/)
    expect(await line.done('', 'work', 'list', '--status', 'approved')).toContain(
      'No work session is like that.',
    )
  })

  test('a check speaks of where the work stands', async () => {
    const paused = await line.run(worker, 'work', 'check', '--pass')
    const japanese = await line.runWith({ TENKEN_USER: worker, TENKEN_LANG: 'ja' }, 'work', 'check', '--pass')
    const ahead = await line.run(other, 'work', 'check', '--pass', '--step', '3')
    const aheadInJapanese = await line.runWith(
      { TENKEN_USER: other, TENKEN_LANG: 'ja' },
      'work',
      'check',
      '--pass',
      '--step',
      '3',
    )

    expect(paused.stderr).toMatch(
      /^tenken: Kenji Tanaka has no active work session; .* is paused\. To go on with it: tenken work resume [-0-9a-f]+\n$/,
    )
    expect(japanese.stderr).toMatch(/は「中断中」です。再開するには: tenken work resume/)
    expect(ahead.stderr).toMatch(
      /is at step 1 of 3; step 3 comes later\. See the step that waits: tenken work show\n$/,
    )
    expect(aheadInJapanese.stderr).toMatch(/は手順 1\/3 です。手順 3 はまだ先です。/)
  })

  test('what is mistyped is answered with what was meant', async () => {
    const title = await line.run(worker, 'work', 'start', 'Chance the fuse')
    const email = await line.run('tanak@example.com', 'work', 'show')
    const japanese = await line.runWith({ TENKEN_LANG: 'ja' }, 'sop', 'show', 'Chance the fuse')

    expect(title).toMatchObject({
      code: 3,
      stderr: 'tenken: There is no SOP Chance the fuse. Did you mean “Change the fuse”?\n',
    })
    expect(email.stderr).toBe(
      'tenken: There is no user tanak@example.com. Did you mean “tanaka@example.com”?\n',
    )
    expect(japanese.stderr).toContain('もしかして: 「Change the fuse」')
  })

  test('a SOP is found by words of its title, and people page by page', async () => {
    const { users, next } = await line.json<{ users: { id: string }[]; next: string | null }>(
      '',
      'user',
      'list',
      '--limit',
      '2',
    )

    expect(await line.done('', 'sop', 'list', '--search', 'FUSE change')).toContain('Change the fuse')
    expect(await line.done('', 'sop', 'list', '--search', 'belt')).toBe(
      'No title has “belt”. See all: tenken sop list. Versions out of use: tenken sop list --all\n',
    )
    expect(await inJapanese('', 'sop', 'list', '--search', 'belt')).toContain('題名に「belt」')
    expect(await line.json('', 'sop', 'list', '--status', 'draft', 'retired')).toEqual({
      sops: [],
      next: null,
    })
    expect(next).toBe(users[1]?.id)
    expect(await line.json('', 'user', 'list', '--after', next ?? '')).toMatchObject({
      users: [{ email: other }],
      next: null,
    })
    expect(await line.done('', 'user', 'list', '--after', other)).toBe('There are no more.\n')
  })
})
