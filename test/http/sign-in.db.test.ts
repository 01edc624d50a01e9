import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { firstStart } from '../../src/application/first-start.ts'
import { setOwnSecret } from '../../src/application/secrets.ts'
import { type Client, TestApp } from '../setup/http.ts'
import { aMigratedDatabase, aUser, someWork } from '../setup/records.ts'
import { cheapHashing } from '../sign-in/cheap-hashing.ts'

const secret = 'blue lamps over the bridge'
let app: TestApp
let admin: Client

beforeAll(async () => {
  app = await TestApp.open()
  admin = await app.aPerson('admin')
})

afterAll(() => app.close())

/** A browser: it keeps the cookies that it is told, and sends them. */
class Browser {
  readonly cookies = new Map<string, string>()
  readonly #app: TestApp

  constructor(at = app) {
    this.#app = at
  }

  async ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const cookie = [...this.cookies].map((pair) => pair.join('=')).join('; ')
    const keyed: Record<string, string> = method === 'POST' ? { 'idempotency-key': randomUUID() } : {}
    const answer = await this.#app.request(method, path, { body, headers: { cookie, ...keyed, ...headers } })
    for (const told of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(told) ?? []
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
      expect(told).toMatch(/; Path=\/;.* HttpOnly; SameSite=Strict$/)
    }

    return answer
  }

  signIn(name: string, how: { kind: 'password' | 'pin'; secret: string }) {
    return this.ask('POST', '/sign-ins', { name, ...how })
  }
}

async function somebody(role: 'worker' | 'supervisor') {
  const user = await aUser(app.database, role)
  await app.database.session((db) =>
    setOwnSecret(db, { user, kind: 'password', secret, at: new Date() }, cheapHashing()),
  )

  return { user, name: user.email ?? user.id }
}

describe('by password', () => {
  test('signs in with a cookie, until it signs out', async () => {
    const { name, user } = await somebody('worker')
    const browser = new Browser()
    const before = await browser.ask('GET', '/me')
    const { status, body } = await browser.signIn(name, { kind: 'password', secret })
    const me = await browser.ask('GET', '/me')
    const stolen = new Map(browser.cookies)
    await browser.ask('DELETE', '/sign-ins/current')
    const kept = browser.cookies.size
    browser.cookies.set('tenken', stolen.get('tenken') ?? '')
    const after = await browser.ask('GET', '/me')

    expect([stolen.size, kept]).toEqual([1, 0])
    expect(before.body['code']).toBe('not_signed_in')
    expect([status, body['user']]).toMatchObject([200, { id: user.id }])
    expect(JSON.stringify(body)).not.toContain(stolen.get('tenken'))
    expect(me.body['id']).toBe(user.id)
    expect(after.body['code']).toBe('not_signed_in')
  })

  test('whoever is unknown is told the same as whoever mistypes', async () => {
    const { name } = await somebody('worker')
    const known = await new Browser().signIn(name, { kind: 'password', secret: `${secret}!` })
    const unknown = await new Browser().signIn('nobody@example.com', { kind: 'password', secret })

    expect(known.status).toBe(401)
    expect({ ...unknown.body, instance: '' }).toEqual({ ...known.body, instance: '' })
  })

  test('many tries must wait, and are told how long', async () => {
    const { name } = await somebody('worker')
    const now = new Date()
    const still = new Browser(new TestApp({ database: app.database, close: async () => {}, now: () => now }))
    const tries = await Promise.all(
      Array.from({ length: 8 }, (_, n) => still.signIn(name, { kind: 'password', secret: `${n}` })),
    )
    const right = await still.signIn(name, { kind: 'password', secret })

    expect(tries.map(({ status }) => status)).toContain(429)
    expect(right.status).toBe(429)
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  test('signs out everywhere', async () => {
    const { name } = await somebody('worker')
    const browsers = [new Browser(), new Browser()] as const
    for (const browser of browsers) await browser.signIn(name, { kind: 'password', secret })
    await browsers[0].ask('DELETE', '/sign-ins')

    expect((await browsers[1].ask('GET', '/me')).status).toBe(401)
  })

  test('is changed by whoever knows the one before, and reset by an admin with a one-time code', async () => {
    const { name, user } = await somebody('worker')
    const browser = new Browser()
    const elsewhere = new Browser()
    const next = 'seven grey cranes at dawn'
    await browser.signIn(name, { kind: 'password', secret })
    await elsewhere.signIn(name, { kind: 'password', secret })
    const wrong = await browser.ask('POST', '/me/secret', { kind: 'password', secret: next, current: next })
    const changed = await browser.ask('POST', '/me/secret', {
      kind: 'password',
      secret: next,
      current: secret,
    })
    const signedIn = [await browser.ask('GET', '/me'), await elsewhere.ask('GET', '/me')]
    const { body } = await admin.post(`/users/${user.id}/reset-secret`, { kind: 'password' })
    const gone = await browser.ask('GET', '/me')
    const redeemed = await new Browser().ask('POST', '/secret-codes', {
      name,
      kind: 'password',
      code: body['code'],
      secret,
    })

    expect(wrong.body['code']).toBe('not_proven')
    expect(changed.status).toBe(200)
    expect(signedIn.map(({ status }) => status)).toEqual([200, 401])
    expect(gone.status).toBe(401)
    expect(redeemed.status).toBe(200)
    expect((await new Browser().signIn(name, { kind: 'password', secret })).status).toBe(200)
  })

  test('is asked for again at a signature', async () => {
    const { name } = await somebody('supervisor')
    const { work, worker } = await someWork(app.database)
    const browser = new Browser()
    await browser.signIn(name, { kind: 'password', secret })
    await app.as(worker).put(`/work-sessions/${work.id}/checks/${randomUUID()}`, {
      stepId: work.currentStepId,
      finding: { result: 'fail', feedback: 'The lamp is lit' },
      at: new Date().toISOString(),
    })
    const override = (password: string) =>
      browser.ask('PUT', `/work-sessions/${work.id}/overrides/${randomUUID()}`, {
        reason: 'Measured dead',
        at: new Date().toISOString(),
        password,
      })

    expect((await override('guessed guessed guessed')).body['code']).toBe('not_proven')
    expect((await override(secret)).status).toBe(200)
  })
})

test('by PIN on an enrolled device alone, until it is revoked', async () => {
  const { name } = await somebody('worker')
  const device = `/devices/${randomUUID()}`
  const tablet = new Browser()
  await tablet.signIn(name, { kind: 'password', secret })
  await tablet.ask('POST', '/me/secret', { kind: 'pin', secret: '290415', current: secret })
  const stranger = await new Browser().signIn(name, { kind: 'pin', secret: '290415' })
  const { body } = await admin.put(device, { name: 'Tablet 3' })
  const enrolled = await tablet.ask('POST', '/device-enrolments', { code: body['code'] })
  const again = await new Browser().ask('POST', '/device-enrolments', { code: body['code'] })
  const signedIn = await tablet.signIn(name, { kind: 'pin', secret: '290415' })
  await admin.post(`${device}/revoke`, {})

  expect(stranger.body['code']).toBe('device_not_enrolled')
  expect(enrolled.body).toMatchObject({ device: { name: 'Tablet 3' } })
  expect(again.body['code']).toBe('code_unusable')
  expect(signedIn.body).toMatchObject({ signIn: { by: 'pin' } })
  expect((await tablet.ask('GET', '/me')).status).toBe(401)
})

test('a PIN is changed by PIN and set anew with a code on the device, and changes no password', async () => {
  const { name, user } = await somebody('worker')
  const tablet = new Browser()
  await tablet.signIn(name, { kind: 'password', secret })
  await tablet.ask('POST', '/me/secret', { kind: 'pin', secret: '290415', current: secret })
  const { body: added } = await admin.put(`/devices/${randomUUID()}`, { name: 'Tablet 4' })
  await tablet.ask('POST', '/device-enrolments', { code: added['code'] })
  await tablet.signIn(name, { kind: 'pin', secret: '290415' })
  const change = (kind: string, next: string) =>
    tablet.ask('POST', '/me/secret', { kind, secret: next, current: '290415' })

  const password = await change('password', 'seven grey cranes at dawn')
  const pin = await change('pin', '719204')
  const { body } = await admin.post(`/users/${user.id}/reset-secret`, { kind: 'pin' })
  const code = { name, kind: 'pin', code: body['code'], secret: '830417' }
  const stranger = await new Browser().ask('POST', '/secret-codes', code)
  const redeemed = await tablet.ask('POST', '/secret-codes', code)

  expect(password.body['code']).toBe('not_proven')
  expect(pin.status).toBe(200)
  expect(stranger.body['code']).toBe('device_not_enrolled')
  expect(redeemed.status).toBe(200)
  expect((await tablet.signIn(name, { kind: 'pin', secret: '830417' })).status).toBe(200)
})

test('a machine has a token for what it is for, until it is revoked', async () => {
  const machine = await aUser(app.database, 'worker')
  const { work } = await someWork(app.database)
  const token = `/api-tokens/${randomUUID()}`
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString()
  const { body } = await admin.put(token, { userId: machine.id, name: 'Line 4', scopes: ['read'], expiresAt })
  const as = { authorization: `Bearer ${String(body['secret'])}` }
  const reads = await app.request('GET', '/me', { headers: as })
  const writes = await app.request('POST', `/work-sessions/${work.id}/pause`, {
    body: {},
    headers: { ...as, 'idempotency-key': randomUUID() },
  })
  const signsOut = await app.request('DELETE', '/sign-ins/current', { headers: as })
  const { body: all } = await admin.get('/api-tokens')
  await admin.post(`${token}/revoke`, {})

  expect(reads.body['id']).toBe(machine.id)
  expect(writes.body['code']).toBe('scope_too_small')
  expect(signsOut.status).toBe(403)
  expect(JSON.stringify(all)).not.toContain(body['secret'])
  expect((await app.request('GET', '/me', { headers: as })).status).toBe(401)
})

test.each([
  [{ 'sec-fetch-site': 'cross-site' }, false],
  [{ 'sec-fetch-site': 'same-site' }, false],
  [{ 'sec-fetch-site': 'same-origin' }, true],
  [{ origin: 'https://evil.example.com', host: 'localhost' }, false],
  [{ origin: 'null', host: 'localhost' }, false],
  [{ origin: 'http://localhost', host: 'localhost' }, true],
  [{}, true],
])('a write that comes with %j is of our own pages: %s', async (headers: Record<string, string>, isOurs) => {
  const { body } = await new Browser().ask(
    'POST',
    '/sign-ins',
    { name: 'x', kind: 'password', secret: 'x' },
    headers,
  )

  expect(body['code'] === 'foreign_origin').toBe(!isOurs)
})

test('the first admin comes with the code of the terminal, once', async () => {
  const on = await aMigratedDatabase()
  const first = await on.database.session((db) => firstStart(db, new Date()))
  const fresh = new TestApp({ ...on, firstStart: first?.expected })
  const ask = (code: string | undefined) =>
    fresh.request('PUT', `/first-admin/${randomUUID()}`, {
      body: { code, email: 'ken@example.com', name: 'Ken Mori', password: secret },
    })
  const guessed = await ask('ABCD-EFGH')
  const admitted = await ask(first?.code)
  const again = await ask(first?.code)

  expect(guessed.body['code']).toBe('code_unusable')
  expect(admitted.body).toMatchObject({ role: 'admin', email: 'ken@example.com' })
  expect(again.body['code']).toBe('first_start_over')
  await fresh.close()
})
