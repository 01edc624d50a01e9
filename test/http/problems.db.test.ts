import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, problem, TestApp } from '../setup/http.ts'
import { aSop } from '../setup/records.ts'

let app: TestApp
let worker: Client

beforeAll(async () => {
  app = await TestApp.open()
  worker = await app.aPerson('worker')
})

afterAll(() => app.close())

const at = '2026-04-01T09:30:05.123Z'
const somewhere = () => `/work-sessions/${randomUUID()}`

describe('whatever goes wrong has one shape', () => {
  test('an address that there is not', async () => {
    const answer = await worker.get('/sop')

    expect(answer.status).toBe(404)
    expect(problem(answer)).toMatchObject({ code: 'no_such_address', data: { path: '/api/v1/sop' } })
  })

  test('a method that an address does not take', async () => {
    const answer = await worker.request('DELETE', '/sops')

    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('GET')
  })

  test('nobody signed in', async () => {
    const answer = await app.request('GET', '/me')

    expect(answer.status).toBe(401)
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
  })

  test('a record that there is not', async () => {
    expect(await worker.get(somewhere())).toMatchObject({ status: 404, body: { code: 'not_found' } })
  })

  test('a rule of the record', async () => {
    const sop = await aSop(app.database)
    const path = somewhere()
    await worker.put(path, { sopId: sop.id, at: new Date().toISOString() })

    const answer = await worker.post(`${path}/complete`, { at: new Date().toISOString() })

    expect(answer).toMatchObject({ status: 409, body: { code: 'steps_open', data: { open: 3 } } })
  })

  test('an idempotency key that is none', async () => {
    const headers = { 'idempotency-key': 'once' }
    const answers = [
      await worker.request('POST', `${somewhere()}/pause`, { body: {} }),
      await worker.post(`${somewhere()}/pause`, {}, { headers }),
    ]

    expect(answers.map(({ status, body }) => [status, body['code']])).toEqual(
      answers.map(() => [400, 'idempotency_key_needed']),
    )
  })

  test('a database that does not answer', async () => {
    const other = await TestApp.open()
    const person = await other.aPerson('worker')
    await other.close()

    const answer = await person.get('/sops')

    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toMatch(/^\d+$/)
  })
})

test.each([
  ['no JSON', '{"sopId":', 400, 'broken_body'],
  ['nothing', '', 400, 'broken_body'],
  ['a list', [], 422, 'invalid_input'],
  ['a number', 7, 422, 'invalid_input'],
  ['null', 'null', 422, 'invalid_input'],
  ['too much', `{"at":"${'x'.repeat(1_000_001)}"}`, 413, 'body_too_large'],
  ['half a character', '{"at":"\\ud800"}', 422, 'invalid_input'],
])('a body that is %s is refused with %3$s', async (_, body, status, code) => {
  expect(await worker.put(somewhere(), body)).toMatchObject({ status, body: { code } })
})

test.each([
  ['text/plain', {}],
  ['application/jsonp', {}],
  ['application/json', { 'content-encoding': 'gzip' }],
])('a body of the type %s, %j is refused', async (type, more) => {
  const answer = await worker.put(somewhere(), '{}', { headers: { 'content-type': type, ...more } })

  expect(answer).toMatchObject({ status: 415, body: { code: 'body_not_json' } })
})

test.each([
  ['left out', { at }, 'sopId', { code: 'missing' }],
  ['misspelled', { sopId: randomUUID(), att: at, at }, 'att', { code: 'not_known' }],
  ['of another type', { sopId: 7, at }, 'sopId', { code: 'not_of_type', expected: 'string' }],
  ['no id', { sopId: 'fuse', at }, 'sopId', { code: 'not_of_the_form', form: 'guid' }],
  ['no time', { sopId: randomUUID(), at: 'now' }, 'at', { code: 'not_of_the_form', form: 'datetime' }],
])('a field that is %s is named', async (_, body, field, reason) => {
  const answer = await worker.put(somewhere(), body)

  expect(answer.status).toBe(422)
  expect(problem(answer)).toMatchObject({ code: 'invalid_input', field, data: { reason } })
})

test.each([
  ['?limit=0', 'limit', { code: 'too_small', least: 1 }],
  ['?limit=1001', 'limit', { code: 'too_large', most: 1000 }],
  ['?limit=many', 'limit', { code: 'not_of_type', expected: 'number' }],
  ['?limit=1&limit=2', 'limit', { code: 'given_twice' }],
  ['?page=2', 'page', { code: 'not_known' }],
  ['?deleted=yes', 'deleted', { code: 'not_of_type', expected: 'boolean' }],
  ['?statuses=new', 'statuses[0]', { code: 'not_one_of' }],
  ['?__proto__=1', '__proto__', { code: 'not_known' }],
])('the parameters %s are refused, naming %s', async (parameters, field, reason) => {
  const answer = await worker.get(`/sops${parameters}`)

  expect(answer.status).toBe(422)
  expect(problem(answer)).toMatchObject({ field, data: { reason } })
})

test.each([
  ['ja', 'サインインしていません。', 'サインインしてください。'],
  ['de, ja;q=0.8, en;q=0.5', 'サインインしていません。', 'サインインしてください。'],
  ['en-GB, ja;q=0.9', 'Nobody is signed in.', 'Sign in.'],
  ['ja;q=0, *', 'Nobody is signed in.', 'Sign in.'],
  ['fr', 'Nobody is signed in.', 'Sign in.'],
])('whoever reads %s is told so', async (language, detail, next) => {
  const answer = await app.request('GET', '/me', { headers: { 'accept-language': language } })

  expect(problem(answer)).toMatchObject({ detail, next })
  expect(answer.headers.get('content-language')).toBe(detail.startsWith('N') ? 'en' : 'ja')
})

test('of a mistake in the program nothing is told but the number of the request, and the server is told all', async () => {
  const broken = app.as(worker.user)
  const mistake = new TypeError('secret is not a function')
  const { session } = app.database
  app.database.session = () => Promise.reject(mistake)
  const answer = await broken.get('/sops').finally(() => {
    app.database.session = session
  })

  const requestId = answer.headers.get('request-id') ?? ''
  expect(answer.status).toBe(500)
  expect(JSON.stringify(answer.body)).not.toContain('secret')
  expect(problem(answer)).toMatchObject({ code: 'bug', instance: `urn:uuid:${requestId}`, data: {} })
  expect(app.answered.at(-1)).toMatchObject({
    requestId,
    error: mistake,
    status: 500,
    route: '/api/v1/sops',
    userId: worker.user.id,
  })
})
