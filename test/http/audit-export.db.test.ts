import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportTrail } from '../../src/application/audit/export.ts'
import { checkExport } from '../../src/application/audit/export-reading.ts'
import { type Client, TestApp } from '../setup/http.ts'
import { someWork } from '../setup/records.ts'

const path = '/audit-events/export'
let app: TestApp
let auditor: Client

beforeAll(async () => {
  app = await TestApp.open()
  auditor = await app.aPerson('auditor')
  await someWork(app.database)
})

afterAll(() => app.close())

function fetchAs(client: Client, query = ''): Promise<Response> {
  const headers = { authorization: `Bearer ${app.tokenOf(client)}` }

  return app.fetch(`http://localhost/api/v1${path}${query}`, { headers })
}

const linesIn = (text: string) => text.trimEnd().split('\n')

async function exported(since?: Date): Promise<string[]> {
  return app.database.session(
    async (db) => {
      let text = ''
      for await (const piece of exportTrail(db, { at: new Date(), since })) text += piece

      return linesIn(text)
    },
    { isolation: 'repeatable read', readOnly: true },
  )
}

test('it is the export of the command line, to the letter but for the time in its first line', async () => {
  const response = await fetchAs(auditor)
  const text = await response.text()
  const [first = '', ...rest] = linesIn(text)
  const [expected = '', ...others] = await exported()

  expect(response.headers.get('content-type')).toBe('application/x-ndjson')
  expect(response.headers.get('content-disposition')).toMatch(
    /^attachment; filename="audit-20\d\d-\d\d-\d\d\.jsonl"$/,
  )
  expect({ ...JSON.parse(first), at: 0 }).toEqual({ ...JSON.parse(expected), at: 0 })
  expect(rest).toEqual(others)
  const source = {
    source: 'over HTTP',
    lines: async function* () {
      yield* linesIn(text)
    },
  }
  await expect(checkExport(source)).resolves.toBeUndefined()
})

test('it leaves events out, and records without one since then, where that is asked for', async () => {
  const later = new Date(Date.now() + 60_000).toISOString()
  const heads = linesIn(await (await fetchAs(auditor, '?what=heads')).text())
  const none = linesIn(await (await fetchAs(auditor, `?since=${later}`)).text())

  expect(new Set(heads.slice(1).map((line) => JSON.parse(line).type))).toEqual(new Set(['head']))
  expect(heads.length).toBeGreaterThan(3)
  expect(none.map((line) => JSON.parse(line))).toMatchObject([{ heads: 0, events: 0, since: later }])
})

test.each([
  ['auditor', 200],
  ['supervisor', 200],
  ['admin', 200],
  ['worker', 403],
] as const)('the %s is answered %i', async (role, status) => {
  const person = await app.aPerson(role)

  expect((await person.get(path)).status).toBe(status)
})

test('nobody gets it without signing in, and what is asked wrongly is told as every problem is', async () => {
  const nobody = await app.request('GET', path)
  const wrong = await auditor.get(`${path}?since=yesterday`)

  expect([nobody.status, wrong.status]).toEqual([401, 422])
  expect(wrong.body).toMatchObject({ code: 'invalid_input', field: 'since' })
})

test('whoever leaves gives the connection back, and whoever reads it all does', async () => {
  const held = () => {
    const { open, idle } = app.database.engine.occupancy

    return open - idle
  }
  const left = (await fetchAs(auditor)).body?.getReader()
  await left?.read()
  const meanwhile = held()
  await left?.cancel()
  const afterwards = held()
  await (await fetchAs(auditor)).text()

  expect([meanwhile, afterwards, held()]).toEqual([1, 0, 0])
})

test('what stands against it from the beginning is a problem, and no half export', async () => {
  const rename = (from: string, to: string) =>
    app.database.connection((sql) => sql.execute(`alter table ${from} rename to ${to}`))
  await rename('audit_events', 'moved')
  const answer = await auditor.get(path)
  await rename('moved', 'audit_events')

  expect(answer).toMatchObject({ status: 503, body: { code: 'schema_mismatch' } })
  expect(app.answered.at(-1)).toMatchObject({ route: `/api/v1${path}`, status: 503 })
})
