import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Sop } from '../../src/domain/sop.ts'
import { type Client, TestApp } from '../setup/http.ts'
import { aSop } from '../setup/records.ts'

let app: TestApp
let sop: Sop
let worker: Client
let work: string

beforeAll(async () => {
  app = await TestApp.open()
  sop = await aSop(app.database)
})

afterAll(() => app.close())

beforeEach(async () => {
  worker = await app.aPerson('worker')
  work = randomUUID()
  await worker.put(`/work-sessions/${work}`, { sopId: sop.id, at: new Date().toISOString() })
})

interface Command {
  id: string
  command: string
  at: string
}

/** By a clock that is ahead by so many seconds; each command a millisecond after the one before. */
function queued(ahead = 0) {
  let at = Date.now() + ahead * 1000
  const next = () => ({ id: randomUUID(), at: new Date(at++).toISOString() })
  const steps = sop.tasks.flatMap((task) => task.steps)
  const check = (n: number, finding: object) => ({
    ...next(),
    command: 'check',
    stepId: steps[n]?.id,
    finding,
  })

  return {
    check,
    pass: (n: number) => check(n, { result: 'pass' }),
    acknowledge: (n: number) => ({
      ...next(),
      command: 'acknowledge',
      hazardIds: steps[n]?.hazards.map(({ id }) => id),
    }),
    move: (command: 'pause' | 'resume' | 'complete') => ({ ...next(), command }),
  }
}

/** Every step, with a failure and a pause on the way. */
function aWholeShift(ahead = 0): Command[] {
  const { check, pass, acknowledge, move } = queued(ahead)

  return [
    check(0, { result: 'fail', feedback: 'The lamp is lit' }),
    pass(0),
    move('pause'),
    move('resume'),
    acknowledge(1),
    pass(1),
    pass(2),
    move('complete'),
  ]
}

function send(
  commands: readonly Command[],
  { sentAt = new Date().toISOString(), as = worker, language = 'en' } = {},
) {
  return as.request('POST', `/work-sessions/${work}/commands`, {
    body: { sentAt, commands },
    headers: { 'accept-language': language },
  })
}

const events = () =>
  app.database.session((db) =>
    db.rows<{ verb: string; requestId: string }>(
      'select verb, request_id as "requestId" from audit_events where stream_id = $1 order by position',
      [work],
    ),
  )
const timesOfChecks = () =>
  app.database.session((db) =>
    db.rows<{ id: string; at: Date }>(
      'select id, checked_at as at from safety_checks where session_id = $1 order by checked_at',
      [work],
    ),
  )

test('what a device kept is carried out in its order, with its times and the ids it gave', async () => {
  const commands = aWholeShift()
  const { status, body } = await send(commands)

  expect(status).toBe(200)
  expect(body).toMatchObject({
    outcomes: commands.map(({ id }) => ({ id, outcome: 'done', problem: null })),
    clock: { isCorrected: false },
    situation: { workSessionId: work, status: 'completed', step: null },
  })
  expect((await events()).slice(1).map(({ requestId }) => requestId)).toEqual(commands.map(({ id }) => id))
  const checks = commands.filter(({ command }) => command === 'check')
  expect((await timesOfChecks()).map(({ id, at }) => [id, at.toISOString()])).toEqual(
    checks.map(({ id, at }) => [id, at]),
  )
})

test('sent again, whole or from the middle, it adds nothing and says the same', async () => {
  const commands = aWholeShift()
  await send(commands.slice(0, 5))
  const first = await send(commands)
  const told = await events()
  const again = await send(commands)

  expect(again.body['outcomes']).toEqual(first.body['outcomes'])
  expect(again.body['situation']).toEqual(first.body['situation'])
  expect(await events()).toEqual(told)
  expect(told).toHaveLength(1 + commands.length)
})

test('sent several times at once, it is carried out once', async () => {
  const commands = aWholeShift()

  const answers = await Promise.all(Array.from({ length: 4 }, () => send(commands)))

  expect(answers.map(({ body }) => body['outcomes'])).toEqual(
    answers.map(() => commands.map(({ id }) => ({ id, outcome: 'done', problem: null }))),
  )
  expect(await events()).toHaveLength(1 + commands.length)
})

test('it stops at the first refusal, says why in the reader’s language, and keeps what came before', async () => {
  const { pass, move } = queued()
  const commands = [pass(0), pass(1), pass(2), move('complete')]
  const { body } = await send(commands, { language: 'ja' })

  expect(body['outcomes']).toMatchObject([
    { outcome: 'done' },
    {
      outcome: 'refused',
      problem: { code: 'hazards_not_acknowledged', status: 409, detail: expect.stringMatching(/[ぁ-ん]/) },
    },
    { outcome: 'not_tried', problem: null },
    { outcome: 'not_tried', problem: null },
  ])
  expect(body['situation']).toMatchObject({ step: { number: 2 } })
  expect(await timesOfChecks()).toHaveLength(1)
})

test.each([2, -2])('the times of a clock that is %d hours ahead are put right', async (hours) => {
  const ahead = hours * 3600
  const commands = aWholeShift(ahead)
  const sentAt = new Date(Date.now() + ahead * 1000).toISOString()
  const { body } = await send(commands, { sentAt })

  expect(body['outcomes']).toMatchObject(commands.map(() => ({ outcome: 'done' })))
  expect(body['clock']).toMatchObject({ isCorrected: true })
  expect((body['clock'] as { aheadSeconds: number }).aheadSeconds).toBeCloseTo(ahead, -2)
  for (const { at } of await timesOfChecks()) expect(Math.abs(at.getTime() - Date.now())).toBeLessThan(60_000)
})

test('nobody carries out another worker’s queue, and learns nothing of their work', async () => {
  const other = await app.aPerson('worker')
  const { body } = await send(aWholeShift(), { as: other })

  expect(body['outcomes']).toMatchObject([
    { outcome: 'refused', problem: { code: 'not_your_work_session' } },
    ...Array(7).fill({ outcome: 'not_tried' }),
  ])
  expect(body['situation']).toBeNull()
})

test('a queue that cannot be read is refused whole, naming the place', async () => {
  const { pass } = queued()
  const { status, body } = await send([pass(0), { ...pass(1), command: 'skip' }])

  expect([status, body['field']]).toEqual([422, 'commands[1].command'])
  expect(await timesOfChecks()).toEqual([])
})
