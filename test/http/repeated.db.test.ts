import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stateOf } from '../../src/application/draft-states.ts'
import type { Sop } from '../../src/domain/sop.ts'
import { type Answer, type Client, TestApp } from '../setup/http.ts'
import { aDraft, aProcedure, aSop, aStep, aWorker } from '../setup/records.ts'

let app: TestApp
let sop: Sop

beforeAll(async () => {
  app = await TestApp.open()
  sop = await aSop(app.database)
})

afterAll(() => app.close())

const at = () => new Date().toISOString()
const keyed = (key: string) => ({ headers: { 'idempotency-key': key } })

interface Started {
  worker: Client
  path: string
  id: string
}

async function someWork(worker?: Client): Promise<Started> {
  const who = worker ?? app.as(await aWorker(app.database))
  const id = randomUUID()
  const path = `/work-sessions/${id}`
  expect((await who.put(path, { sopId: sop.id, at: at() })).status).toBe(200)

  return { worker: who, path, id }
}

/** The verbs in the trail of a work session, behind its start. */
function verbsOf(id: string): Promise<string[]> {
  return app.database.session(async (db) => {
    const events = await db.auditEvents.moments(id)

    return events.slice(1).map(({ verb }) => verb)
  })
}

describe('a request that is repeated with its key', () => {
  test('is carried out once, and answered with the work as it stands', async () => {
    const { worker, path, id } = await someWork()
    const key = randomUUID()

    const first = await worker.post(`${path}/pause`, {}, keyed(key))
    const again = await worker.post(`${path}/pause`, {}, keyed(key))
    await worker.post(`${path}/resume`)
    const later = await worker.post(`${path}/pause`, {}, keyed(key.toUpperCase()))

    expect(again).toMatchObject({ status: 200, body: first.body })
    expect(later).toMatchObject({ status: 200, body: { work: { status: 'in_progress' } } })
    expect(await verbsOf(id)).toEqual(['pause', 'resume'])
  })

  test('is judged anew where the first changed nothing, and carried out once at most', async () => {
    const supervisor = await app.aPerson('supervisor')
    const { id, lineageId } = await aDraft(app.database)
    const [path, key] = [`/sops/${id}`, randomUUID()]
    const isDeleted = ({ body }: Answer) => body['deletedAt'] !== null
    await supervisor.post(`${path}/delete`, { at: at() })

    const nothing = await supervisor.post(`${path}/delete`, { at: at() }, keyed(key))
    await supervisor.post(`${path}/restore`, { at: at() })
    const again = await supervisor.post(`${path}/delete`, { at: at() }, keyed(key))
    await supervisor.post(`${path}/restore`, { at: at() })
    const later = await supervisor.post(`${path}/delete`, { at: at() }, keyed(key))

    expect([nothing, again, later].map(isDeleted)).toEqual([true, true, false])
    expect((await verbsOf(lineageId)).slice(-4)).toEqual(['delete', 'restore', 'delete', 'restore'])
  })

  test('is refused where its key is that of another draft, to which it only added', async () => {
    const supervisor = await app.aPerson('supervisor')
    const [one, other] = [await aDraft(app.database), await aDraft(app.database)]
    const task = { title: 'Look', description: null, steps: [aStep('Look')] }
    const procedure = { ...aProcedure, tasks: [...aProcedure.tasks, task] }
    const key = randomUUID()
    const edit = (draft: Sop) =>
      supervisor.put(
        `/sops/${draft.id}/procedure`,
        { procedure, at: at() },
        { headers: { 'idempotency-key': key, 'if-match': `"${stateOf(draft)}"` } },
      )

    const [first, again, elsewhere] = [await edit(one), await edit(one), await edit(other)]

    expect([first.status, again.status]).toEqual([200, 200])
    expect(elsewhere).toMatchObject({ status: 409, body: { code: 'idempotency_key_reused' } })
  })

  test('is carried out once also where ten of it race', async () => {
    const { worker, path, id } = await someWork()
    const key = randomUUID()

    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        worker.post(`${path}/abort`, { reason: 'Rain', at: at() }, keyed(key)),
      ),
    )

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
    expect(await verbsOf(id)).toEqual(['abort'])
  })

  test('is carried out once where the commit was answered to nobody', async () => {
    const { worker, path, id } = await someWork()
    const key = randomUUID()
    const { session } = app.database
    const lost = new Error('the process ended here')
    app.database.session = async (...asked) => {
      await session.apply(app.database, asked)
      throw lost
    }
    const first = await worker.post(`${path}/pause`, {}, keyed(key)).finally(() => {
      app.database.session = session
    })

    const again = await worker.post(`${path}/pause`, {}, keyed(key))

    expect([first.status, again.status]).toEqual([500, 200])
    expect(await verbsOf(id)).toEqual(['pause'])
  })

  test('acknowledges nothing of the step that has come next', async () => {
    const { worker, path } = await someWork()
    const [first, second] = sop.tasks.flatMap(({ steps }) => steps)
    const pass = (stepId: string | undefined) =>
      worker.put(`${path}/checks/${randomUUID()}`, { stepId, finding: { result: 'pass' }, at: at() })
    const hazardIds = second?.hazards.map(({ id }) => id)
    const key = randomUUID()
    const acknowledge = () => worker.post(`${path}/acknowledge`, { hazardIds, at: at() }, keyed(key))
    await pass(first?.id)
    await acknowledge()
    await pass(second?.id)

    const again = await acknowledge()

    expect(again).toMatchObject({ status: 200, body: { acknowledgements: [], step: { number: 3 } } })
  })
})

describe('a key is of one request', () => {
  const reused = (answer: Answer) => [answer.status, answer.body['code']]

  test('and refused with another verb, reason, person or record', async () => {
    const { worker, path, id } = await someWork()
    const supervisor = await app.aPerson('supervisor')
    const key = randomUUID()
    await worker.post(`${path}/pause`, {}, keyed(key))
    const other = await someWork(worker)
    const closing = randomUUID()
    const abort = (who: Client, reason: string) =>
      who.post(`${path}/abort`, { reason, at: at() }, keyed(closing))
    await abort(worker, 'Rain')

    const answers = [
      await worker.post(`${path}/resume`, {}, keyed(key)),
      await worker.post(`${other.path}/pause`, {}, keyed(key)),
      await abort(worker, 'Snow'),
      await abort(supervisor, 'Rain'),
    ]

    expect(answers.map(reused)).toEqual(answers.map(() => [409, 'idempotency_key_reused']))
    expect(await verbsOf(id)).toEqual(['pause', 'abort'])
    expect(await verbsOf(other.id)).toEqual([])
  })

  test('also where it is sent for two records at once', async () => {
    const works = await Promise.all([someWork(), someWork()])
    const supervisor = await app.aPerson('supervisor')
    const key = randomUUID()

    const answers = await Promise.all(
      works.map(({ path }) => supervisor.post(`${path}/abort`, { reason: 'Alarm', at: at() }, keyed(key))),
    )

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  test('and other hazards are not acknowledged by it', async () => {
    const { worker, path } = await someWork()
    const [first, second] = sop.tasks.flatMap(({ steps }) => steps)
    await worker.put(`${path}/checks/${randomUUID()}`, {
      stepId: first?.id,
      finding: { result: 'pass' },
      at: at(),
    })
    const key = randomUUID()
    const acknowledge = (hazardIds: unknown) =>
      worker.post(`${path}/acknowledge`, { hazardIds, at: at() }, keyed(key))
    await acknowledge(second?.hazards.map(({ id }) => id))

    expect(reused(await acknowledge([randomUUID()]))).toEqual([409, 'idempotency_key_reused'])
  })
})

test.each([
  ['another procedure', async () => (await aSop(app.database)).id],
  ['one that there is not', async () => randomUUID()],
])('work is not started twice under one id, on %s', async (_, other) => {
  const { worker, path } = await someWork()

  const answer = await worker.put(path, { sopId: await other(), at: at() })

  expect(answer).toMatchObject({ status: 409, body: { code: 'id_taken' } })
})

test('a check is not recorded twice under one id with another finding', async () => {
  const { worker, path } = await someWork()
  const stepId = sop.tasks[0]?.steps[0]?.id
  const checkPath = `${path}/checks/${randomUUID()}`
  const check = (finding: object) => worker.put(checkPath, { stepId, finding, at: at() })
  await check({ result: 'fail', feedback: 'The lamp is lit' })

  const answers = [
    await check({ result: 'pass' }),
    await check({ result: 'fail', feedback: 'The lamp is dark' }),
    await check({ result: 'fail', feedback: 'The lamp is lit', needsReview: true }),
  ]

  expect(answers.map(({ status, body }) => [status, body['code']])).toEqual(
    answers.map(() => [409, 'id_taken']),
  )
})
