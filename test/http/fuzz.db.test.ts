import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyTrail } from '../../src/application/audit/verification.ts'
import { roles } from '../../src/domain/user.ts'
import type { OpenApi, Operation } from '../../src/http/description/open-api.ts'
import { type Client, TestApp } from '../setup/http.ts'
import { aDay } from './a-day.ts'
import { anyValue, type Schema } from './any-value.ts'

/** TENKEN_FUZZ=5000 asks as often as that as each role. */
const requests = Number(process.env['TENKEN_FUZZ'] ?? 150)

let app: TestApp
let api: OpenApi
/** Of records, as they turn up in what is answered. */
const ids: string[] = []

beforeAll(async () => {
  app = await TestApp.open()
  const response = await app.fetch('/api/openapi.json')
  api = (await response.json()) as OpenApi
  await aDay(app, ({ answer }) => learn(answer.body))
})

afterAll(() => app.close())

function learn(body: unknown): void {
  for (const [id] of JSON.stringify(body).matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)) {
    if (!ids.includes(id)) ids.push(id)
  }
}

interface Drawn {
  method: string
  path: string
  parameters: readonly [name: string, place: string, value: unknown][]
  body: unknown
}

/** Any request that the description has, and some that it does not have. */
function anyRequest(): fc.Arbitrary<Drawn> {
  const all = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => requestFor(path, method, operation)),
  )

  return fc.oneof(...all)
}

function requestFor(path: string, method: string, operation: Operation): fc.Arbitrary<Drawn> {
  const parts = api.components.schemas as Readonly<Record<string, Schema>>
  const parameters = operation.parameters.map(({ name, in: place, required, schema }) =>
    fc
      .option(anyValue(schema, parts), { freq: required ? 30 : 1, nil: undefined })
      .map((value): [string, string, unknown] => [name, place, value]),
  )
  const body = operation.requestBody?.content['application/json']?.schema

  return fc.record({
    method: fc.oneof(
      { weight: 40, arbitrary: fc.constant(method) },
      { weight: 1, arbitrary: fc.constantFrom('get', 'put', 'delete') },
    ),
    path: fc.constant(path),
    parameters: fc.tuple(...parameters),
    body: body ? anyValue(body, parts) : fc.constant(undefined),
  })
}

/** With ids of records for what stands for them, and the time that it is. */
function real(value: unknown): unknown {
  if (value === 'now') return new Date().toISOString()
  if (typeof value === 'string' && /^id:\d+$/.test(value)) {
    const n = Number(value.slice(3))

    return n % 10 === 0 ? randomUUID() : ids[n % ids.length]
  }
  if (Array.isArray(value)) return value.map(real)
  if (typeof value !== 'object' || value === null) return value

  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, real(each)]))
}

/** No address has half of a character. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString()
}

function ask(client: Client, { method, path, parameters, body }: Drawn) {
  const query = new URLSearchParams()
  const headers: Record<string, string> = {}
  let address = path.replace('/api/v1', '')
  for (const [name, place, drawn] of parameters) {
    if (drawn === undefined) continue
    const value = real(drawn)
    const words = [value]
      .flat()
      .map((word) => (typeof word === 'object' ? JSON.stringify(word) : String(word)))
    if (place === 'query') for (const word of words) query.append(name, word)
    if (place === 'path')
      address = address.replace(`{${name}}`, encodeURIComponent(wellFormed(words[0] ?? '')))
    if (place === 'header') headers[name] = words[0]?.replaceAll(/[^\x20-\x7e]/g, '') ?? ''
  }

  return client.request(method.toUpperCase(), query.size > 0 ? `${address}?${query}` : address, {
    headers,
    ...(body === undefined || method === 'get' ? {} : { body: real(body) }),
  })
}

test.each(roles)(
  'whatever a %s asks is answered as described, and never with a mistake of the server',
  async (role) => {
    const client = await app.aPerson(role)
    const statuses = new Map<number, number>()
    await fc.assert(
      fc.asyncProperty(anyRequest(), async (drawn) => {
        const { status, body } = await ask(client, drawn)
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        if (status < 400) learn(body)

        expect(status).toBeLessThan(500)
      }),
      { numRuns: requests, endOnFailure: true },
    )

    expect(statuses.get(200) ?? 0).toBeGreaterThan(requests / 50)
  },
  600_000,
)

test('and the record is whole afterwards', async () => {
  const { findings } = await app.database.session((db) => verifyTrail(db), { readOnly: true })

  expect(findings).toEqual([])
})
