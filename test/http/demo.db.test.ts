import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { problem, TestApp } from '../setup/http.ts'
import { aMigratedDatabase } from '../setup/records.ts'

let app: TestApp

beforeAll(async () => {
  app = new TestApp({ ...(await aMigratedDatabase()), isDemo: false })
})

afterAll(() => app.close())

test.each([
  ['GET', '/demo'],
  ['POST', '/demo'],
  ['POST', '/demo/sign-ins'],
  ['GET', '/demo/sign-ins'],
])(
  'where real records are kept there is nothing at %s %s, like at any other address',
  async (method, path) => {
    const asked = { body: { userId: randomUUID() }, headers: { 'idempotency-key': randomUUID() } }

    const answer = await app.request(method, path, method === 'GET' ? {} : asked)
    const other = await app.request(method, '/no-such-thing', method === 'GET' ? {} : asked)

    expect(answer.status).toBe(404)
    expect(problem(answer).code).toBe('no_such_address')
    expect(problem(answer).title).toBe(problem(other).title)
  },
)
