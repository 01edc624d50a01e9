import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Sop } from '../../src/domain/sop.ts'
import { type Client, problem, TestApp } from '../setup/http.ts'
import { aSop, aWorker } from '../setup/records.ts'

let app: TestApp
let sop: Sop
let worker: Client
let supervisor: Client

beforeAll(async () => {
  app = await TestApp.open()
  sop = await aSop(app.database)
  supervisor = await app.aPerson('supervisor')
})

afterAll(() => app.close())

const at = () => new Date().toISOString()

/** Somebody new who has started work. */
async function someWork(): Promise<{ worker: Client; path: string; id: string }> {
  worker = app.as(await aWorker(app.database))
  const id = randomUUID()
  const path = `/work-sessions/${id}`
  const started = await worker.put(path, { sopId: sop.id, at: at() })
  expect(started.status).toBe(200)

  return { worker, path, id }
}

/** Passes every step, and completes the work. */
async function doAll(path: string, worker: Client): Promise<void> {
  for (const { id, hazards } of sop.tasks.flatMap(({ steps }) => steps)) {
    if (hazards.length > 0) {
      await worker.post(`${path}/acknowledge`, { hazardIds: hazards.map((hazard) => hazard.id), at: at() })
    }
    const check = { stepId: id, finding: { result: 'pass' }, at: at() }
    expect((await worker.put(`${path}/checks/${randomUUID()}`, check)).status).toBe(200)
  }
}

describe('a worker', () => {
  test('works through a procedure from its start to its completion', async () => {
    const { worker, path, id } = await someWork()
    await doAll(path, worker)

    const completed = await worker.post(`${path}/complete`, { at: at() })
    const record = await worker.get(path)

    expect(completed).toMatchObject({ status: 200, body: { work: { id, status: 'completed' } } })
    expect(record.body).toMatchObject({ work: { id }, checks: [{}, {}, {}], trail: { unbroken: true } })
  })

  test('sees the step that waits and its hazards', async () => {
    const { worker, path } = await someWork()
    const [first] = sop.tasks[0]?.steps ?? []

    const situation = await worker.get(`${path}/situation`)

    expect(situation.body).toMatchObject({ status: 'in_progress', step: { id: first?.id, number: 1 } })
  })

  test('is refused a check of a step that comes later, and told which one waits', async () => {
    const { worker, path } = await someWork()
    const [first, second] = sop.tasks[0]?.steps ?? []
    const check = { stepId: second?.id, finding: { result: 'pass' }, at: at() }

    const refused = await worker.put(`${path}/checks/${randomUUID()}`, check)

    expect(refused.status).toBe(409)
    expect(problem(refused)).toMatchObject({
      code: 'not_the_current_step',
      kind: 'refused',
      next: 'See the step that waits.',
      data: { currentStepId: first?.id },
    })
  })

  test('pauses, goes on, and aborts with a reason', async () => {
    const { worker, path } = await someWork()

    const paused = await worker.post(`${path}/pause`)
    const resumed = await worker.post(`${path}/resume`)
    const aborted = await worker.post(`${path}/abort`, { reason: 'Rain', at: at() })

    expect(paused.body).toMatchObject({ work: { status: 'paused' } })
    expect(resumed.body).toMatchObject({ work: { status: 'in_progress' }, step: { number: 1 } })
    expect(aborted.body).toMatchObject({ work: { status: 'aborted', abortReason: 'Rain' } })
  })

  test('sees nothing of what others do', async () => {
    const { path, id } = await someWork()
    const other = await app.aPerson('worker')

    const refused = await Promise.all([
      other.get(path),
      other.get(`${path}/situation`),
      other.post(`${path}/pause`),
      other.post(`${path}/abort`, { reason: 'Not mine', at: at() }),
    ])
    const list = await other.get('/work-sessions')

    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403])
    expect(JSON.stringify(list.body)).not.toContain(id)
  })
})

test('a check that is sent twice is recorded once, and answered alike', async () => {
  const { worker, path } = await someWork()
  const check = { stepId: sop.tasks[0]?.steps[0]?.id, finding: { result: 'pass' }, at: at() }
  const checkPath = `${path}/checks/${randomUUID()}`

  const first = await worker.put(checkPath, check)
  const again = await worker.put(checkPath, check)

  const record = await worker.get(path)
  expect(again).toMatchObject({ status: 200, body: first.body })
  expect(record.body['checks']).toHaveLength(1)
})

test('a supervisor sees the work of all, a page at a time', async () => {
  await someWork()
  await someWork()

  const first = await supervisor.get('/work-sessions?limit=1&statuses=in_progress&statuses=paused')
  const link = /<\/api\/v1([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? ''
  const second = await supervisor.get(link)

  const ids = [first, second].flatMap(({ body }) => body['workSessions'] as { id: string }[])
  expect(new Set(ids.map(({ id }) => id)).size).toBe(2)
})

test('each request has the id of its answer in the trail', async () => {
  const { worker, path, id } = await someWork()
  const key = randomUUID()

  const { headers } = await worker.post(`${path}/pause`, {}, { headers: { 'idempotency-key': key } })

  const [event] = await app.database.session((db) =>
    db.rows<{ request_id: string }>(
      'select request_id from audit_events where stream_id = $1 order by position desc limit 1',
      [id],
    ),
  )
  expect(headers.get('request-id')).toBe(key)
  expect(event?.request_id).toBe(key)
})
