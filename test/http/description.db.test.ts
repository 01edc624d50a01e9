import { resolve } from 'node:path'
import { Validator } from '@seriousme/openapi-schema-validator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Example } from '../../src/http/description/examples.ts'
import type { OpenApi } from '../../src/http/description/open-api.ts'
import { recorded } from '../../src/http/description/recorded.ts'
import { routes } from '../../src/http/routes.ts'
import { routeOf, TestApp } from '../setup/http.ts'
import { aDay, type Exchange, theFirst } from './a-day.ts'

let app: TestApp

beforeAll(async () => {
  app = await TestApp.open()
})

afterAll(() => app.close())

async function description(): Promise<OpenApi> {
  const response = await app.fetch('/api/openapi.json')

  return (await response.json()) as OpenApi
}

test('is OpenAPI 3.1, with every route, and refers to nothing that it does not have', async () => {
  const api = await description()
  const { valid, errors } = await new Validator().validate({ ...api })
  const calls = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => `${operationId} ${method} ${path}`),
  )
  const referredTo = [...JSON.stringify(api).matchAll(/"#\/components\/schemas\/(\w+)"/g)]

  expect({ valid, errors }).toEqual({ valid: true, errors: undefined })
  expect(calls.sort()).toEqual(
    routes.map(({ noun, name, method, path }) => `${noun}.${name} ${method} /api/v1${path}`).sort(),
  )
  expect(referredTo.length).toBeGreaterThan(50)
  expect(referredTo.filter(([, name = '']) => !(name in api.components.schemas))).toEqual([])
})

test('its examples are what a day came to, for every call', async () => {
  const day = new Day()
  const add = ({ method, path, body, answer }: Exchange) =>
    day.add(method, path, { body, answer: answer.body })
  await theFirst(add)
  await aDay(app, add)

  expect(day.calls()).toEqual(routes.map(({ noun, name }) => `${noun}.${name}`).sort())
  await expect(day.inCode()).toMatchFileSnapshot(
    resolve(import.meta.dirname, '../../src/http/description/recorded.ts'),
  )
})

test('each example is of the form that the description says', async () => {
  const api = await description()
  const examples: Readonly<Record<string, Example>> = recorded

  expect(Object.keys(examples).length).toBe(routes.length)
  for (const [path, methods] of Object.entries(api.paths)) {
    for (const [method, { operationId, requestBody, responses }] of Object.entries(methods)) {
      const { request, answer } = examples[operationId] ?? {}
      expect(request?.address.split(/[ ?]/)[0]).toBe(method.toUpperCase())
      expect(matches(path, request?.address.split(' ')[1] ?? ''), operationId).toBe(true)
      expect(requestBody?.content['application/json']?.example).toEqual(request?.body)
      expect(Object.values(Object.values(responses)[0]?.content ?? {})[0]?.example).toEqual(answer)
    }
  }
})

test('is read without a script, in a style of its own', async () => {
  const page = await (await app.fetch('/api/docs')).text()
  const style = await app.fetch('/api/docs.css')
  const parts = [...page.matchAll(/href="#([\w.-]+)"/g)].map(([, id = '']) => id)

  expect(page).not.toMatch(/<script|\sstyle=|\son\w+=/)
  expect(page).toContain('href="docs.css"')
  expect(style.headers.get('content-type')).toContain('text/css')
  for (const { path } of routes) expect(page).toContain(`/api/v1${path}`)
  expect(parts.length).toBeGreaterThan(30)
  expect(parts.filter((id) => !page.includes(` id="${id}"`))).toEqual([])
})

function matches(pattern: string, address: string): boolean {
  const [path = ''] = address.split('?')

  return new RegExp(`^${pattern.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path)
}

/** The first exchange of each call, with the same ids and times whenever it runs. */
class Day {
  readonly #exchanges = new Map<string, Example>()
  readonly #ids = new Map<string, string>()

  add(method: string, path: string, { body, answer }: { body: unknown; answer: unknown }): void {
    const route = routes.find(
      (one) => one.path === routeOf(method, path)?.path && one.method === method.toLowerCase(),
    )
    const call = `${route?.noun}.${route?.name}`
    if (this.#exchanges.has(call)) return
    const request = { address: `${method} /api/v1${path}`, ...(body === undefined ? {} : { body }) }
    this.#exchanges.set(call, JSON.parse(this.#steady(JSON.stringify({ request, answer }))))
  }

  calls(): string[] {
    return [...this.#exchanges.keys()].sort()
  }

  inCode(): string {
    const all = Object.fromEntries([...this.#exchanges].sort(([one], [other]) => (one < other ? -1 : 1)))

    return `/** Written by a test that made each of these requests; ids and times are made steady. */\nexport const recorded = ${JSON.stringify(all, null, 2)}\n`
  }

  #steady(json: string): string {
    return json
      .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => this.#idFor(id))
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '2026-04-01T09:30:00.000Z')
      .replaceAll(/("\w*[sS]econds"):[\d.e-]+/g, '$1:0')
      .replaceAll(/("\w+_at"):\d+(?:\.\d+)?/g, '$1:1775035800')
      .replaceAll(/("paused_for"):[\d.]+/g, '$1:0')
      .replaceAll(/("dbUser"):"[^"]*"/g, '$1:"tenken"')
      .replaceAll(/"(?:[0-9A-Z]{4}-){2}[0-9A-Z]{4}"/g, '"AB12-CD34-EF56"')
      .replaceAll(/(tenken_(?:api|device|signin)_)[\w-]+/g, '$1…')
      .replaceAll(/\b[0-9a-f]{64}\b/g, 'c0ffee'.repeat(11).slice(0, 64))
  }

  #idFor(id: string): string {
    const known = this.#ids.get(id)
    if (known) return known
    const steady = `019a0000-0000-7000-8000-${String(this.#ids.size + 1).padStart(12, '0')}`
    this.#ids.set(id, steady)

    return steady
  }
}
