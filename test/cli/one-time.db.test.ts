import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acknowledgeHazards } from '../../src/application/hazard-acknowledgements.ts'
import { userReferredTo } from '../../src/application/references.ts'
import { recordCheck } from '../../src/application/safety-checks.ts'
import { publishSop } from '../../src/application/sop-versions.ts'
import { createSop } from '../../src/application/sops.ts'
import {
  approveWorkSession,
  completeWorkSession,
  startWorkSession,
} from '../../src/application/work-sessions.ts'
import { readConfig } from '../../src/config.ts'
import { Database } from '../../src/infrastructure/database/database.ts'
import { engineUnderTest } from '../setup/database.ts'
import { aProcedure, aStep } from '../setup/records.ts'
import { InProcess } from './in-process.ts'
import { fuse } from './procedures.ts'
import { aCommandLine } from './tenken.ts'
import { readyForWork, supervisor, worker } from './work-setting.ts'

const hour = 3600_000

interface Told {
  checks: { id: string; checkedAt: string; recordedAt: string }[]
  acknowledgements: { id: string; recordedAt: string }[]
  recordedAt: Record<'started' | 'completed' | 'closed' | 'published', string>
}

interface Timeline {
  events: { verb: string; at: string; deviceAt: string | null; changes: { id: string }[] }[]
}

// What the commands say has little to do with the engine, and the embedded one is opened anew for every command.
describe.runIf(engineUnderTest === 'server')('one event has one time', () => {
  let line: InProcess
  let [sop, work] = ['', '']

  beforeAll(async () => {
    line = new InProcess(await aCommandLine())
    await readyForWork(line, fuse)
    await using database = await Database.open(readConfig({ DATABASE_URL: line.url }))
    ;[sop, work] = await workByTheClockOf(database, () => new Date(Date.now() - hour))
  })

  afterAll(() => line.drop())

  test('in the JSON of the record as in that of the trail, with what the device said beside it', async () => {
    const record = await line.json<Told>('', 'work', 'show', work)
    const { events } = await line.json<Timeline>('', 'audit', 'show', work)
    const ofSop = await line.json<Timeline>('', 'audit', 'show', sop)
    const shown = await line.json<{ recordedAt: Record<string, string> }>('', 'sop', 'show', sop)

    const [check, seen] = [record.checks[0], record.acknowledgements[0]]
    const at = (verb: string) => events.find((event) => event.verb === verb)?.at
    expect(record.recordedAt).toMatchObject({
      started: at('start'),
      completed: at('complete'),
      closed: at('approve'),
    })
    expect(check?.recordedAt).toBe(at('pass'))
    expect(seen?.recordedAt).toBe(at('acknowledge'))
    expect(events.find(({ verb }) => verb === 'pass')?.deviceAt).toBe(check?.checkedAt)
    expect(+new Date(check?.recordedAt ?? '') - +new Date(check?.checkedAt ?? '')).toBeGreaterThan(
      hour - 1000,
    )
    expect(events.every(({ deviceAt }) => deviceAt !== null)).toBe(true)
    expect(shown.recordedAt['published']).toBe(record.recordedAt.published)
    expect(shown.recordedAt['created']).toBe(ofSop.events.find(({ verb }) => verb === 'create')?.at)
  })

  test('for a person, wherever it is told', async () => {
    const record = await line.done('', 'work', 'show', work)
    const timeline = await line.done('', 'audit', 'show', work)
    const japanese = (await line.runWith({ TENKEN_LANG: 'ja' }, 'work', 'show', work)).stdout

    const time = '\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d [-+:\\d]{6}'
    const both = new RegExp(`${time} \\(device: ${time}\\)`, 'g')
    const told = new Set(record.match(both))
    expect(told.size).toBeGreaterThan(0)
    for (const [verb, label] of [
      ['started', 'Started'],
      ['completed', 'Completed'],
      ['approved', 'Approved'],
    ]) {
      const moment = new RegExp(`(${both.source})  ${verb}\\n`).exec(timeline)?.[1]
      expect(record).toMatch(new RegExp(`${label} +${moment?.replaceAll(/[()+]/g, '\\$&')}`))
    }
    expect(japanese).toMatch(new RegExp(`開始 +${time} \\(端末: ${time}\\)`))
  })
})

/** Work on a step with a danger, done on a device whose clock is off. */
async function workByTheClockOf(database: Database, now: () => Date): Promise<[sop: string, work: string]> {
  const danger = { description: 'Live bar', severity: 'critical', mitigation: null } as const
  const tasks = [
    { title: 'Change', description: null, steps: [aStep('Pull the fuse', { hazards: [danger] })] },
  ]
  const step = <T>(work: Parameters<typeof database.session<T>>[0]) => database.session(work)
  const by = await step((db) => userReferredTo(db, supervisor))
  const of = await step((db) => userReferredTo(db, worker))
  const sop = await step((db) =>
    createSop(db, { procedure: { ...aProcedure, title: 'Slow clock', tasks }, author: by, at: now() }),
  )
  await step((db) => publishSop(db, { id: sop.id, supervisor: by, at: now() }))
  const { id } = await step((db) => startWorkSession(db, { sopId: sop.id, worker: of, at: now() }))
  await step((db) => acknowledgeHazards(db, { workSessionId: id, worker: of, at: now() }))
  await step((db) =>
    recordCheck(db, {
      workSessionId: id,
      stepId: sop.tasks[0]?.steps[0]?.id ?? '',
      worker: of,
      finding: { result: 'pass' },
      at: now(),
    }),
  )
  await step((db) => completeWorkSession(db, id, of, now()))
  await step((db) => approveWorkSession(db, id, by, now()))

  return [sop.id, id]
}
