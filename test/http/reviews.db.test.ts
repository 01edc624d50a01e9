import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Sop } from '../../src/domain/sop.ts'
import { type Client, password, TestApp } from '../setup/http.ts'
import { aProcedure, aSop } from '../setup/records.ts'

let app: TestApp
let sop: Sop
let supervisor: Client

beforeAll(async () => {
  app = await TestApp.open()
  sop = await aSop(app.database, {
    ...aProcedure,
    tasks: [{ title: 'Look', description: null, steps: aProcedure.tasks[0]?.steps.slice(0, 1) ?? [] }],
  })
  supervisor = await app.aPerson('supervisor')
})

afterAll(() => app.close())

const at = () => new Date().toISOString()

interface Work {
  worker: Client
  path: string
  id: string
  checkId: string
}

/** Work on a procedure of one step, whose check has found this. */
async function checked(finding: object, who?: Client): Promise<Work> {
  const worker = who ?? (await app.aPerson('worker'))
  const [id, checkId] = [randomUUID(), randomUUID()]
  const path = `/work-sessions/${id}`
  await worker.put(path, { sopId: sop.id, at: at() })
  const stepId = sop.tasks[0]?.steps[0]?.id
  const check = await worker.put(`${path}/checks/${checkId}`, { stepId, finding, at: at() })
  expect(check.status).toBe(200)

  return { worker, path, id, checkId }
}

async function completed(who?: Client): Promise<Work> {
  const work = await checked({ result: 'pass' }, who)
  await work.worker.post(`${work.path}/complete`, { at: at() })

  return work
}

const fault = { result: 'fail', feedback: 'The lamp is lit' }

describe('a supervisor', () => {
  test('approves the work of another, signed', async () => {
    const { path, id } = await completed()

    const approved = await supervisor.post(`${path}/approve`, { password, at: at() })

    const record = await supervisor.get(path)
    expect(approved.body).toMatchObject({ work: { id, status: 'approved', locked: true } })
    expect(record.body['signatures']).toMatchObject([{ meaning: 'approve', signerId: supervisor.user.id }])
  })

  test('rejects it with a reason', async () => {
    const { path } = await completed()

    const rejected = await supervisor.post(`${path}/reject`, { password, reason: 'Too fast', at: at() })

    expect(rejected.body).toMatchObject({ work: { status: 'rejected', rejectionReason: 'Too fast' } })
  })

  test('answers for a failure, and the work goes on', async () => {
    const { path, checkId } = await checked(fault)
    const override = () =>
      supervisor.put(`${path}/overrides/${overrideId}`, { password, reason: 'Measured dead', at: at() })
    const overrideId = randomUUID()

    const overridden = await override()
    const again = await override()

    expect(overridden.body).toMatchObject({
      check: { id: overrideId, resolves: checkId, overrideReason: 'Measured dead' },
      step: null,
    })
    expect(again.body).toEqual(overridden.body)
  })

  test('signs with a password alone, and without it nothing is done', async () => {
    const { path } = await completed()
    const failed = await checked(fault)

    const refused = [
      await supervisor.post(`${path}/approve`, { password: 'another', at: at() }),
      await supervisor.post(`${path}/reject`, { password: '', reason: 'No', at: at() }),
      await supervisor.put(`${failed.path}/overrides/${randomUUID()}`, {
        password: 'another',
        reason: 'Fine',
        at: at(),
      }),
    ]
    const unsaid = await supervisor.post(`${path}/approve`, { at: at() })

    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403])
    expect(unsaid).toMatchObject({ status: 422, body: { field: 'password' } })
    expect((await supervisor.get(path)).body).toMatchObject({ work: { status: 'completed' }, signatures: [] })
  })

  test('reviews no work of their own', async () => {
    const { path } = await completed(supervisor)

    const refused = await supervisor.post(`${path}/approve`, { password, at: at() })

    expect(refused).toMatchObject({ status: 403, body: { code: 'self_review' } })
  })

  test('is refused an approval while a flagged check is open, and told which', async () => {
    const { path, worker, checkId } = await checked({ result: 'pass', needsReview: true })
    await worker.post(`${path}/complete`, { at: at() })

    const refused = await supervisor.post(`${path}/approve`, { password, at: at() })
    await supervisor.put(`${path}/overrides/${randomUUID()}`, { password, checkId, reason: 'Seen', at: at() })
    const approved = await supervisor.post(`${path}/approve`, { password, at: at() })

    expect(refused).toMatchObject({ status: 409, body: { code: 'flagged_checks_open' } })
    expect(refused.body['data']).toMatchObject({ checkIds: [checkId] })
    expect(approved.status).toBe(200)
  })
})

test('a repeated approval is carried out once, whatever the key', async () => {
  const { path } = await completed()
  const headers = { 'idempotency-key': randomUUID() }
  const approve = () => supervisor.post(`${path}/approve`, { password, at: at() }, { headers })

  const answers = await Promise.all([approve(), approve(), approve()])

  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect((await supervisor.get(path)).body['signatures']).toHaveLength(1)
})

test('the queue has what waits for a supervisor: completed, held up or flagged; nothing else, and nobody’s own', async () => {
  const other = await app.aPerson('supervisor')
  const waiting = [
    await completed(),
    await checked(fault),
    await checked({ result: 'pass', needsReview: true }),
  ]
  const own = await checked(fault, other)
  const done = await completed()
  await supervisor.post(`${done.path}/approve`, { password, at: at() })
  const aborted = await checked(fault)
  await aborted.worker.post(`${aborted.path}/abort`, { reason: 'Rain', at: at() })
  const going = await checked({ result: 'pass' })

  const { body } = await other.get('/work-sessions?waiting=true&notMine=true&limit=100')

  const ids = (body['workSessions'] as { id: string }[]).map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining(waiting.map(({ id }) => id)))
  for (const { id } of [own, done, aborted, going]) expect(ids).not.toContain(id)
})
