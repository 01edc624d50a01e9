import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  followVerification,
  type VerificationNews,
} from '../../src/application/audit/followed-verification.ts'
import { type Client, TestApp } from '../setup/http.ts'
import { aMigratedDatabase, someWork } from '../setup/records.ts'

const differences = async () => []
let app: TestApp
let supervisor: Client

beforeAll(async () => {
  app = await TestApp.open()
  supervisor = await app.aPerson('supervisor')
})

afterAll(() => app.close())

test('whatever was done to a record is told, whoever did it', async () => {
  const { work, worker, sop } = await someWork(app.database)
  await app.as(worker).post(`/work-sessions/${work.id}/abort`, { reason: 'Rain', at: new Date() })

  const ofWork = await supervisor.get(`/audit-events?record=${work.id}`)
  const ofSop = await supervisor.get(`/audit-events?record=${sop.id}`)
  const ofUser = await supervisor.get(`/audit-events?record=${worker.id}`)

  expect(ofWork.body).toMatchObject({
    record: 'work session',
    unbroken: true,
    events: [{ verb: 'start' }, { verb: 'abort', reason: 'Rain', actor: worker.id }],
  })
  expect([ofSop, ofUser].map(({ body }) => body['record'])).toEqual(['SOP', 'user'])
})

test('a record that there is not has no trail', async () => {
  const answer = await supervisor.get(`/audit-events?record=${randomUUID()}`)

  expect(answer).toMatchObject({ status: 404, body: { code: 'not_found' } })
})

test('the trail is verified, with its progress, and a broken one is told', async () => {
  await someWork(app.database)
  const news = () =>
    all(followVerification(app.database, { signal: new AbortController().signal, differences }))

  const before = await news()
  await app.database.session((db) =>
    db.rows('alter table work_sessions disable trigger tk_trail_moved').then(() => []),
  )
  const after = await news()

  expect(before.map(({ event }) => event)).toContain('progress')
  expect(before.at(-1)).toMatchObject({ event: 'verified', data: { count: 0 } })
  expect(after.at(-1)).toMatchObject({ event: 'verified', data: { findings: [{ kind: 'guard_off' }] } })
  await app.database.session((db) => db.rows('alter table work_sessions enable trigger tk_trail_moved'))
})

test('the schema is held against its models, as on the command line', async () => {
  const drifted = 'alter table "sops" drop column "extra";'
  const on = await aMigratedDatabase()
  const strict = new TestApp({ ...on, differences: async () => [drifted] })
  const auditor = await strict.aPerson('auditor')
  const headers = { authorization: `Bearer ${strict.tokenOf(auditor)}` }
  const response = await strict.fetch('http://localhost/api/v1/audit-events/verification', { headers })
  const [last = ''] = (await response.text()).trimEnd().split('\n\n').slice(-1)

  expect(JSON.parse(last.replace(/^event: verified\ndata: /, ''))).toMatchObject({
    unbroken: false,
    findings: [{ kind: 'schema_differs', difference: drifted }],
  })
  await strict.close()
})

test('a verification that nobody follows any more comes to an end', async () => {
  const gone = new AbortController()
  const news = followVerification(app.database, { signal: gone.signal, differences })
  gone.abort()

  await expect(all(news)).rejects.toThrow('aborted')
})

test('a worker reads no trail', async () => {
  const worker = await app.aPerson('worker')

  const answers = [
    await worker.get(`/audit-events?record=${worker.user.id}`),
    await worker.get('/audit-events/verification'),
  ]

  expect(answers.map(({ status }) => status)).toEqual([403, 403])
})

async function all(news: AsyncIterable<VerificationNews>): Promise<VerificationNews[]> {
  const told: VerificationNews[] = []
  for await (const one of news) told.push(one)

  return told
}
