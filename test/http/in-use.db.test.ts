import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Client, password, TestApp } from '../setup/http.ts'
import { aProcedure } from '../setup/records.ts'

let app: TestApp
let author: Client
let worker: Client

beforeAll(async () => {
  app = await TestApp.open()
  author = await app.aPerson('supervisor', 'Yuki Mori')
  worker = await app.aPerson('worker')
})

afterAll(() => app.close())

const at = () => new Date().toISOString()
const titled = (title: string) => ({ ...aProcedure, title })

async function published(title = 'Change the fuse'): Promise<string> {
  const id = randomUUID()
  await author.put(`/sops/${id}`, { procedure: titled(title), at: at() })
  expect((await author.post(`/sops/${id}/publish`, { password, at: at() })).status).toBe(200)

  return id
}

/** The next version, in use, which has another title. */
async function changed(from: string, title: string): Promise<string> {
  const id = randomUUID()
  const { headers } = await author.post(`/sops/${from}/revise`, { id, at: at() })
  const edited = await author.put(
    `/sops/${id}/procedure`,
    { procedure: titled(title), at: at() },
    { headers: { 'if-match': headers.get('etag') ?? '', 'idempotency-key': randomUUID() } },
  )
  expect(edited.status).toBe(200)
  expect((await author.post(`/sops/${id}/publish`, { password, at: at() })).status).toBe(200)

  return id
}

interface SopJson {
  tasks: { steps: { id: string; hazards: { id: string }[] }[] }[]
}

/** The worker's way through it, to the end. */
async function completed(sopId: string, who: Client): Promise<void> {
  const work = `/work-sessions/${randomUUID()}`
  const { tasks } = (await author.get(`/sops/${sopId}`)).body as unknown as SopJson
  await who.put(work, { sopId, at: at() })
  for (const { id, hazards } of tasks.flatMap(({ steps }) => steps)) {
    if (hazards.length > 0) {
      await who.post(`${work}/acknowledge`, { hazardIds: hazards.map((hazard) => hazard.id), at: at() })
    }
    await who.put(`${work}/checks/${randomUUID()}`, { stepId: id, finding: { result: 'pass' }, at: at() })
  }
  expect((await who.post(`${work}/complete`, { at: at() })).status).toBe(200)
}

test('a worker who names an older version is given the one in use', async () => {
  const first = await published()
  const second = await changed(first, 'Replace the fuse')

  const { status, body } = await worker.get(`/sops/${first}/in-use`)

  expect(status).toBe(200)
  expect(body).toMatchObject({ sop: { id: second, version: 2, status: 'effective' }, since: null })
})

test('a worker is told what changed since the work that they last completed, and nothing of others’ work', async () => {
  const other = await app.aPerson('worker')
  const first = await published()
  await completed(first, worker)
  const second = await changed(first, 'Replace the fuse')
  const third = await changed(second, 'Replace the fuse safely')

  const mine = await worker.get(`/sops/${third}/in-use`)
  const theirs = await other.get(`/sops/${third}/in-use`)

  expect(mine.body['since']).toMatchObject({
    from: { id: first, version: 1 },
    to: { id: third, version: 3 },
    title: { from: 'Change the fuse', to: 'Replace the fuse safely' },
  })
  expect(theirs.body['since']).toBeNull()
})

test('what was done by the version in use has nothing new', async () => {
  const sop = await published()
  await completed(sop, worker)

  const { body } = await worker.get(`/sops/${sop}/in-use`)

  expect(body['since']).toBeNull()
})

test('a retired procedure is refused by name, so that whoever stands before its poster is told', async () => {
  const sop = await published('Change the lamp')
  await author.post(`/sops/${sop}/retire`, { reason: 'No lamps any more', at: at() })

  const { status, body } = await worker.get(`/sops/${sop}/in-use`)

  expect(status).toBe(409)
  expect(body).toMatchObject({
    code: 'sop_not_effective',
    data: { title: 'Change the lamp', status: 'retired' },
  })
})

test('of a draft a worker learns nothing', async () => {
  const id = randomUUID()
  await author.put(`/sops/${id}`, { procedure: titled('A secret plan'), at: at() })

  const asWorker = await worker.get(`/sops/${id}/in-use`)
  const asAuthor = await author.get(`/sops/${id}/in-use`)

  expect(asWorker.body).toMatchObject({ code: 'not_found' })
  expect(asAuthor.body).toMatchObject({ code: 'sop_not_effective' })
})
