import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyTrail } from '../../src/application/audit/verification.ts'
import { roles } from '../../src/domain/user.ts'
import type { OpenApi, Operation } from '../../src/http/description/open-api.ts'
import { type Client, TestApp } from '../setup/http.ts'
import { aDay } from './a-day.ts'
import { anyField, anyValue, Field, type Schema } from './any-value.ts'
import { type Fitting, fitting } from './fitting.ts'
import { onTheWay, whatWaits } from './what-waits.ts'

/** TENKEN_FUZZ=5000 asks as often as that as each role. */
const requests = Number(process.env['TENKEN_FUZZ'] ?? 100)
const isLong = requests >= 1000

let app: TestApp
let api: OpenApi
/** Of records, as they turn up in what is answered. */
const ids: string[] = []

beforeAll(async () => {
  app = await TestApp.open()
  const response = await app.fetch('/api/openapi.json')
  api = (await response.json()) as OpenApi
  await aDay(app, ({ answer }) => learn(answer.body))
  await whatWaits(app.database, isLong ? 10 : 2)
})

afterAll(() => app.close())

function learn(body: unknown): void {
  for (const [id] of JSON.stringify(body).matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)) {
    if (!ids.includes(id)) ids.push(id)
  }
}

interface Drawn {
  operation: string
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
      .option(anyField(name, anyValue(schema, parts)), { freq: required ? 30 : 1, nil: undefined })
      .map((value): [string, string, unknown] => [name, place, value]),
  )
  const body = operation.requestBody?.content['application/json']?.schema

  return fc.record({
    operation: fc.constant(operation.operationId),
    method: fc.oneof(
      { weight: 40, arbitrary: fc.constant(method) },
      { weight: 1, arbitrary: fc.constantFrom('get', 'put', 'delete') },
    ),
    path: fc.constant(path),
    parameters: fc.tuple(...parameters),
    body: body ? anyValue(body, parts) : fc.constant(undefined),
  })
}

/** With what fits where it is to fit, ids of records for what stands for them, and the time that it is. */
function real(value: unknown, place: string, fits: Fitting): unknown {
  if (value instanceof Field) {
    const known = fits[`${place}.${value.name}`]
    if (!value.isToFit || known === undefined) return real(value.drawn, place, fits)

    return typeof known === 'function' ? known() : known
  }
  if (value === 'now') return new Date().toISOString()
  if (typeof value === 'string' && /^id:\d+$/.test(value)) {
    const n = Number(value.slice(3))

    return n % 10 === 0 ? randomUUID() : ids[n % ids.length]
  }
  if (Array.isArray(value)) return value.map((each) => real(each, place, fits))
  if (typeof value !== 'object' || value === null) return value

  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, real(each, place, fits)]))
}

/** No address has half of a character. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString()
}

function ask(client: Client, { method, path, parameters, body }: Drawn, fits: Fitting) {
  const query = new URLSearchParams()
  const headers: Record<string, string> = Object.fromEntries(shown(fits))
  let address = path.replace('/api/v1', '')
  for (const [name, place, drawn] of parameters) {
    if (drawn === undefined) continue
    const value = real(drawn, place, fits)
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
    ...(body === undefined || method === 'get' ? {} : { body: real(body, 'body', fits) }),
  })
}

/** Headers by which somebody shows who they are. */
function shown(fits: Fitting): [string, string][] {
  return ['authorization', 'cookie'].flatMap((name): [string, string][] => {
    const value = fits[`header.${name}`]

    return typeof value === 'string' ? [[name, value]] : []
  })
}

/** By what was asked for: how often it was answered so. */
const answers = new Map<string, Map<number, number>>()
const done = new Set<string>()
/** What was asked for, by the request's id. */
const refused = new Map<string, string>()

function count(operation: string, status: number): void {
  const counts = answers.get(operation) ?? new Map<number, number>()
  answers.set(operation, counts.set(status, (counts.get(status) ?? 0) + 1))
}

test.each(roles)(
  'whatever a %s asks is answered as described, and never with a mistake of the server',
  async (role) => {
    const client = await app.aPerson(role)
    if (role !== 'auditor') await onTheWay(app.database, client.user)
    await fc.assert(
      fc.asyncProperty(anyRequest(), async (drawn) => {
        const fits = await fitting(drawn.operation, { database: app.database, user: client.user })
        const { status, headers, body } = await ask(client, drawn, fits)
        count(drawn.operation, status)
        const requestId = headers.get('request-id') ?? ''
        if (status < 400) learn({ requestId, body })
        if (status < 400) done.add(requestId)
        else if (!ids.includes(requestId))
          refused.set(requestId, `${drawn.method} ${drawn.operation}: ${body['code']}`)

        expect(status).toBeLessThan(500)
      }),
      { numRuns: requests, endOnFailure: true },
    )
  },
  60_000 + requests * 300,
)

test('each route lets some of it through', () => {
  if (isLong) for (const [operation, counts] of answers) tell(operation, counts)
  // Nobody is the first any more, and it is no demo.
  for (const operation of ['signIns.addFirstAdmin', 'demo.signIn']) answers.delete(operation)
  const none = [...answers].filter(([, counts]) => !counts.has(200)).map(([operation]) => operation)

  if (isLong) expect(none).toEqual([])
  else expect(none.length).toBeLessThan(answers.size / 4)
})

function tell(operation: string, counts: ReadonlyMap<number, number>): void {
  const told = [...counts].toSorted(([one], [other]) => one - other).map(([status, n]) => `${status}: ${n}`)
  console.log(operation.padEnd(28), told.join(', '))
}

test('what was refused has left nothing', async () => {
  const events = await app.database.session((db) =>
    db.rows<{ id: string; verb: string }>(
      'select request_id as id, verb from audit_events where request_id = any($1)',
      [[...refused.keys()].filter((id) => !done.has(id))],
    ),
  )

  expect(events.map(({ id, verb }) => `${refused.get(id)}, and yet: ${verb}`)).toEqual([])
})

test('and the record is whole afterwards', async () => {
  const { findings } = await app.database.session((db) => verifyTrail(db), { readOnly: true })

  expect(findings).toEqual([])
})
