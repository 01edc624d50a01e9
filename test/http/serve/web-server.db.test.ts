import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../src/application/id.ts'
import type { User } from '../../../src/domain/user.ts'
import { PortInUse } from '../../../src/http/serve/errors.ts'
import { aMigratedDatabase, aWorker, type OpenTestDatabase } from '../../setup/records.ts'
import { aServer, type ServerUnderTest } from './a-server.ts'

let on: OpenTestDatabase
let worker: User
let server: ServerUnderTest

beforeAll(async () => {
  on = await aMigratedDatabase()
  worker = await aWorker(on.database)
  const env = { TENKEN_METRICS_TOKEN: 'shown-to-prometheus' }
  server = await aServer(on.database, { trustProxy: ['127.0.0.1'] }, { env, users: [worker] })
})

afterAll(async () => {
  await server.stop()
  await on.close()
})

const asWorker = () => ({ authorization: `Bearer ${worker.id}` })
const logged = () => server.lines.map((line): Record<string, unknown> => JSON.parse(line))

describe('health', () => {
  test('it lives, and it is ready', async () => {
    expect(await server.ask('/livez')).toMatchObject({ status: 200, text: '{"status":"alive"}' })
    expect(await server.ask('/readyz')).toMatchObject({ status: 200, text: '{"status":"ready"}' })
  })

  test('while it ends it says so first, and goes on answering for as long as it drains', async () => {
    const ending = await aServer(on.database, { drain: '1' })

    const stopped = ending.stop()
    const ready = await ending.ask('/readyz', { headers: { 'accept-language': 'ja' } })
    const alive = await ending.ask('/livez')
    await stopped

    expect(ready).toMatchObject({
      status: 503,
      headers: { 'content-type': 'application/problem+json', 'retry-after': '2' },
    })
    expect(JSON.parse(ready.text)).toMatchObject({
      code: 'not_ready',
      kind: 'unavailable',
      detail: 'サーバーの準備ができていません: 終了するところです。',
      data: { reason: { code: 'stopping' } },
    })
    expect(alive.status).toBe(200)
    await expect(ending.ask('/livez')).rejects.toThrow('ECONNREFUSED')
  })
})

describe('headers', () => {
  test.each(['/livez', '/readyz', '/metrics', '/api/v1/me', '/nowhere', '/'])(
    'hold browsers back on %s',
    async (path) => {
      const { headers } = await server.ask(path, { headers: { 'x-forwarded-proto': 'https' } })

      expect(headers).toMatchObject({
        'content-security-policy':
          "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'strict-transport-security': 'max-age=31536000',
        'cache-control': 'no-store',
      })
    },
  )

  test('ask for TLS over TLS alone', async () => {
    const certificate = (name: string) => join(import.meta.dirname, 'certificates', name)
    const pair = { tlsCert: certificate('first.pem'), tlsKey: certificate('first-key.pem') }
    const secure = await aServer(on.database, pair)

    expect(secure.url).toMatch(/^https:/)
    expect((await secure.ask('/livez')).headers).toHaveProperty('strict-transport-security')
    expect((await server.ask('/livez')).headers).not.toHaveProperty('strict-transport-security')
    await secure.stop()
  })
})

describe('metrics', () => {
  test('count requests by the pattern of their route, and tell how the pool is used', async () => {
    await server.ask('/api/v1/me', { headers: asWorker() })
    await server.ask(`/api/v1/sops/${newId()}`, { headers: asWorker() })
    await server.ask('/api/v1/nowhere/at/all')
    await server.ask('/', { method: 'PROPFIND' })

    const { text, headers } = await server.ask('/metrics')

    expect(headers['content-type']).toMatch(/^text\/plain; version=0\.0\.4/)
    const counted = [...text.matchAll(/^tenken_http_request_duration_seconds_count\{(.*)\} \d+$/gm)]
    expect(counted.map(([, labels]) => labels)).toEqual(
      expect.arrayContaining([
        'method="GET",route="/api/v1/me",status="200"',
        'method="GET",route="/api/v1/sops/{id}",status="404"',
        'method="any",route="none",status="404"',
      ]),
    )
    expect(text).not.toContain('nowhere')
    expect(text).toMatch(/^tenken_database_connections_max [1-9]/m)
    expect(text).toMatch(/^tenken_database_connections_in_use 0$/m)
    expect(text).toMatch(/^tenken_http_requests_in_flight 1$/m)
    expect(text).toContain('nodejs_eventloop_lag_seconds')
  })

  test('are for this machine, and for whoever has the token', async () => {
    const elsewhere = { 'x-forwarded-for': '192.0.2.7' }

    const { status, text } = await server.ask('/metrics', { headers: elsewhere })
    const shown = await server.ask('/metrics', {
      headers: { ...elsewhere, authorization: 'Bearer shown-to-prometheus' },
    })

    expect(status).toBe(403)
    expect(JSON.parse(text)).toMatchObject({ code: 'metrics_closed', status: 403 })
    expect(shown.status).toBe(200)
  })
})

describe('the log', () => {
  test('has a line a request: its id, as the answer has it, route, status, time and who', async () => {
    const key = newId()

    const { headers } = await server.ask(`/api/v1/work-sessions/${newId()}/pause`, {
      method: 'POST',
      headers: { ...asWorker(), 'idempotency-key': key, 'content-type': 'application/json' },
      body: '{}',
    })

    expect(headers['request-id']).toBe(key)
    expect(logged().find(({ request }) => request === key)).toEqual({
      level: 'info',
      time: expect.any(String),
      request: key,
      method: 'POST',
      route: '/api/v1/work-sessions/{id}/pause',
      status: 404,
      ms: expect.any(Number),
      user: worker.id,
      code: 'not_found',
      msg: 'answered',
    })
  })

  test('holds nothing that people send: no body, no header, no address as it was asked for', async () => {
    const sent = ['hush-body', 'hush-query', 'hush-path', 'hush-bearer', 'hush-cookie', 'hush-json']
    const headers = { authorization: 'Bearer hush-bearer', cookie: 'sign-in=hush-cookie' }
    const before = server.lines.length

    await server.ask('/api/v1/me?token=hush-query', { headers })
    await server.ask('/hush-path?pin=hush-query', { headers })
    await server.ask(`/api/v1/work-sessions/${newId()}`, {
      method: 'PUT',
      headers: { ...asWorker(), 'content-type': 'application/json' },
      body: '{"password":"hush-body"}',
    })
    await server.ask(`/api/v1/work-sessions/${newId()}`, {
      method: 'PUT',
      headers: { ...asWorker(), 'content-type': 'application/json' },
      body: '{"password":hush-json',
    })
    await server.ask('/metrics', { headers: { 'x-forwarded-for': '192.0.2.7', ...headers } })

    expect(server.lines.length).toBe(before + 4)
    for (const secret of sent) expect(server.lines.join('')).not.toContain(secret)
  })
})

test('a port that is in use is said to be, and nothing is left open', async () => {
  const port = new URL(server.url).port

  await expect(aServer(on.database, { port })).rejects.toThrow(PortInUse)
})
