import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest'
import { addresses } from '../../src/client/addresses.ts'
import { type Client, type ClientOptions, Refused, tenkenClient } from '../../src/client/index.ts'
import type { JsonDocument } from '../../src/contract/documents.ts'
import { routes } from '../../src/http/routes.ts'
import { TestApp } from '../setup/http.ts'
import { aSop, someWork } from '../setup/records.ts'

let app: TestApp
let tenken: Client
const asked: Request[] = []

const recording: typeof fetch = (input, init) => {
  asked.push(new Request(input, init))

  return app.fetch(input, init)
}

function clientOf(more: ClientOptions): Client {
  return tenkenClient({ origin: 'http://localhost', fetch: recording, ...more })
}

beforeAll(async () => {
  app = await TestApp.open()
  tenken = clientOf({ token: app.tokenOf(await app.aPerson('worker', 'Aiko Sato')) })
})

afterAll(() => app.close())

test('has every call of the server, and no other', () => {
  const all = Object.entries(addresses).flatMap(([noun, calls]) =>
    Object.entries(calls).map(([name, address]) => `${noun}.${name}: ${address}`),
  )

  expect(all.sort()).toEqual(
    routes
      .map(
        ({ noun, name, method, path, answers }) =>
          `${noun}.${name}: ${{ once: method.toUpperCase(), 'with events': 'EVENTS', 'with lines': 'LINES' }[answers]} ${path}`,
      )
      .sort(),
  )
})

test('carries a worker through, and knows by its types what comes back', async () => {
  const sop = await aSop(app.database)
  const [id, checkId, at] = [randomUUID(), randomUUID(), new Date().toISOString()]
  const { sops } = await tenken.sops.list({ query: { limit: 5 } })
  const started = await tenken.workSessions.start({ path: { id }, body: { sopId: sop.id, at } })
  const { check } = await tenken.workSessions.recordCheck({
    path: { id, checkId },
    body: { stepId: started.step?.id ?? '', finding: { result: 'fail', feedback: 'The lamp is lit' }, at },
  })

  expect(sops.map(({ title }) => title)).toContain(sop.title)
  expect(check).toMatchObject({ id: checkId, result: 'fail', feedbackText: 'The lamp is lit', checkedAt: at })
  expectTypeOf(tenken.workSessions.recordCheck).returns.resolves.toEqualTypeOf<
    JsonDocument<'recordedCheck'>
  >()
  expectTypeOf(tenken.me.show).toBeCallableWith()
  expectTypeOf(tenken.workSessions.list).toBeCallableWith({ query: { statuses: ['paused'] } })
})

test('tells of events until whoever reads them leaves, and of a refusal like of any other', async () => {
  const supervisor = clientOf({ token: app.tokenOf(await app.aPerson('supervisor')) })
  const news = supervisor.board.watch()
  const { value: first } = await news.next()
  const { work, worker } = await someWork(app.database)
  const { value: change } = await news.next()
  await news.return()

  expect(first).toMatchObject({ event: 'board', data: { more: false } })
  expect(change).toMatchObject({
    event: 'change',
    data: { changed: [{ id: work.id, worker: { name: worker.name } }], removed: [] },
  })
  await expect(tenken.board.watch().next()).rejects.toMatchObject({ problem: { code: 'not_for_this_role' } })
})

test('reads an export line by line, to its end', async () => {
  const auditor = clientOf({ token: app.tokenOf(await app.aPerson('auditor')) })
  const lines = []
  for await (const line of auditor.auditEvents.export({ query: { what: 'heads' } })) lines.push(line)
  const [checkpoint, ...heads] = lines

  expect(checkpoint).toMatchObject({ type: 'checkpoint', heads: heads.length })
  expect(heads.length).toBeGreaterThan(0)
  expectTypeOf(auditor.auditEvents.export).returns.toEqualTypeOf<
    AsyncGenerator<JsonDocument<'exportLine'>, void, undefined>
  >()
})

describe('a key for what is meant', () => {
  const keyOf = () => asked.at(-1)?.headers.get('idempotency-key')

  test('is made for each call that creates nothing, unless there is one', async () => {
    const sop = await aSop(app.database)
    const mine = clientOf({ token: app.tokenOf(await app.aPerson('worker')) })
    const [id, key, at] = [randomUUID(), randomUUID(), new Date().toISOString()]
    await mine.workSessions.start({ path: { id }, body: { sopId: sop.id, at } })
    const none = keyOf()
    await mine.workSessions.pause({ path: { id }, body: {} })
    const made = keyOf()
    await mine.workSessions.resume({ path: { id }, body: {}, key })

    expect(none).toBeNull()
    expect(made).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(keyOf()).toBe(key)
  })
})

test('throws what the server says, in the language that was asked for', async () => {
  const refusal = clientOf({ language: 'ja' }).me.show()

  await expect(refusal).rejects.toBeInstanceOf(Refused)
  await expect(refusal).rejects.toMatchObject({ problem: { code: 'not_signed_in', status: 401 } })
  expect(await refusal.catch(({ problem }: Refused) => problem.detail)).toMatch(/[ぁ-ん]/)
})

test('gives up when it is told to', async () => {
  const gone = new AbortController()
  gone.abort()
  const waits: typeof fetch = async (_, init) => {
    init?.signal?.throwIfAborted()

    return Response.json({})
  }

  await expect(clientOf({ fetch: waits }).me.show({ signal: gone.signal })).rejects.toThrow('aborted')
})
