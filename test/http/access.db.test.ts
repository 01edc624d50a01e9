import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { roles } from '../../src/domain/user.ts'
import { access, type Extent } from '../../src/http/access.ts'
import { routes } from '../../src/http/routes.ts'
import { type Client, TestApp } from '../setup/http.ts'

let app: TestApp
const people = new Map<string, Client>()

beforeAll(async () => {
  app = await TestApp.open()
  for (const role of roles) people.set(role, await app.aPerson(role))
})

afterAll(() => app.close())

describe.each(routes.map((route) => [`${route.method.toUpperCase()} ${route.path}`, route] as const))(
  '%s',
  (_, route) => {
    const path = route.path.replaceAll(/\{\w+\}/g, () => randomUUID())
    const ask = (client: Pick<TestApp, 'request'> | Client) =>
      client.request(route.method.toUpperCase(), path, {
        headers: { 'idempotency-key': randomUUID() },
        ...(route.body ? { body: {} } : {}),
      })

    test('is for nobody who has not signed in, unless it is for anyone', async () => {
      expect((await ask(app)).status === 401).toBe(route.may !== 'anyone')
    })

    test.each(roles)('is for a %s or not, as the table says', async (role) => {
      const row: Partial<Record<string, Extent>> = route.may === 'anyone' ? {} : access[route.may]
      const allowed = route.may === 'anyone' || row[role] !== undefined
      const client = people.get(role)

      const { body } = await ask(client ?? app)

      expect(body['code'] === 'not_for_this_role').toBe(!allowed)
    })
  },
)

test('each row of the table is there for a route', () => {
  expect(new Set(routes.map(({ may }) => may).filter((may) => may !== 'anyone'))).toEqual(
    new Set(Object.keys(access)),
  )
})

test('no two routes have the same address and method', () => {
  const all = routes.map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`)

  expect(all.filter((route, at) => all.indexOf(route) !== at)).toEqual([])
})
