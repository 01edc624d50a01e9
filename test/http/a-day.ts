import { randomUUID } from 'node:crypto'
import { firstStart } from '../../src/application/first-start.ts'
import { type Answer, type Client, password, TestApp } from '../setup/http.ts'
import { aMigratedDatabase, aProcedure, aSop } from '../setup/records.ts'

/** A request that went well, and what it was answered. */
export interface Exchange {
  method: string
  path: string
  body?: unknown
  answer: Answer
}

/** One day over HTTP: every call of the API that a plant makes, at least once, each as it should go. */
export async function aDay(app: TestApp, record: (exchange: Exchange) => void): Promise<void> {
  const sop = await aSop(app.database)
  const worker = await app.aPerson('worker', 'Aiko Sato')
  const supervisor = await app.aPerson('supervisor', 'Haruto Sato')
  const at = () => new Date().toISOString()
  /** Of what somebody saw last. */
  let etag = ''

  async function ask(client: Client, method: string, path: string, body?: unknown): Promise<Answer['body']> {
    const answer = await client.request(method, path, {
      body,
      headers: method === 'GET' ? {} : { 'idempotency-key': randomUUID(), 'if-match': etag },
    })
    etag = answer.headers.get('etag') ?? etag
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${JSON.stringify(answer.body)}`)
    record({ method, path, answer, ...(body === undefined ? {} : { body }) })

    return answer.body
  }

  await ask(worker, 'GET', '/me')
  await ask(worker, 'GET', '/sops?search=fuse&limit=1')
  await ask(worker, 'GET', `/sops/${sop.id}`)

  const work = `/work-sessions/${randomUUID()}`
  const [off, lock, pull] = sop.tasks.flatMap(({ steps }) => steps)
  const check = (stepId: string | undefined, finding: object) =>
    ask(worker, 'PUT', `${work}/checks/${randomUUID()}`, { stepId, finding, at: at() })
  await ask(worker, 'PUT', work, { sopId: sop.id, at: at() })
  await check(off?.id, { result: 'pass' })
  await ask(worker, 'GET', `${work}/situation`)
  await ask(worker, 'POST', `${work}/pause`, {})
  await ask(worker, 'POST', `${work}/resume`, {})
  await ask(worker, 'POST', `${work}/acknowledge`, { hazardIds: lock?.hazards.map(({ id }) => id), at: at() })
  await check(lock?.id, { result: 'pass' })
  await ask(worker, 'GET', '/me/work')
  await check(pull?.id, { result: 'pass' })
  await ask(worker, 'POST', `${work}/complete`, { at: at() })
  await ask(worker, 'GET', work)

  await ask(supervisor, 'GET', '/work-sessions?waiting=true&notMine=true&limit=1')
  await ask(supervisor, 'POST', `${work}/approve`, { password, at: at() })

  const wrong = `/work-sessions/${randomUUID()}`
  await ask(worker, 'PUT', wrong, { sopId: sop.id, at: at() })
  const failed = `${wrong}/checks/${randomUUID()}`
  const finding = { result: 'fail', feedback: 'The lamp is lit' }
  await ask(worker, 'PUT', failed, { stepId: off?.id, finding, at: at() })
  const overridden = `${wrong}/overrides/${randomUUID()}`
  await ask(supervisor, 'PUT', overridden, { password, reason: 'Measured dead', at: at() })
  const step = { finding: { result: 'pass' }, at: at() }
  await ask(worker, 'POST', `${wrong}/acknowledge`, {
    hazardIds: lock?.hazards.map(({ id }) => id),
    at: at(),
  })
  await ask(worker, 'PUT', `${wrong}/checks/${randomUUID()}`, { stepId: lock?.id, ...step })
  await ask(worker, 'PUT', `${wrong}/checks/${randomUUID()}`, { stepId: pull?.id, ...step })
  await ask(worker, 'POST', `${wrong}/complete`, { at: at() })
  await ask(supervisor, 'POST', `${wrong}/reject`, { password, reason: 'The lock was not hung', at: at() })

  const [lamp, imported, next] = [randomUUID(), randomUUID(), randomUUID()]
  const written = { ...aProcedure, title: 'Change the lamp' }
  await ask(supervisor, 'PUT', `/sops/${lamp}`, { procedure: written, at: at() })
  const state = etag.slice(1, -1)
  const edited = { ...written, title: 'Replace the lamp' }
  await ask(supervisor, 'PUT', `/sops/${lamp}/procedure`, { procedure: edited, at: at() })
  await ask(supervisor, 'GET', `/sops/${lamp}/states`)
  await ask(supervisor, 'POST', `/sops/${lamp}/revert`, { state, at: at() })
  await ask(supervisor, 'POST', `/sops/${lamp}/publish`, { password, at: at() })
  await ask(supervisor, 'POST', `/sops/${lamp}/revise`, { id: next, at: at() })
  await ask(supervisor, 'PUT', `/sops/${next}/procedure`, { procedure: edited, at: at() })
  await ask(supervisor, 'GET', `/sops/${next}/difference`)
  await ask(supervisor, 'GET', `/sops/${next}/versions`)
  await ask(supervisor, 'GET', `/sops/${next}/procedure`)
  await ask(supervisor, 'POST', `/sops/${next}/delete`, { reason: 'Twice on record', at: at() })
  await ask(supervisor, 'POST', `/sops/${next}/restore`, { at: at() })
  await ask(supervisor, 'POST', `/sops/${lamp}/retire`, { reason: 'New lamps', at: at() })
  const text = '# Oil the press\n\n## Isolate\n\n1. Switch off\n'
  await ask(supervisor, 'POST', '/sop-imports', { text, name: 'press.md' })
  await ask(supervisor, 'PUT', `/sop-imports/${imported}`, { text, name: 'press.md', at: at() })

  const newcomer = `/users/${randomUUID()}`
  await ask(supervisor, 'PUT', newcomer, { name: 'Yuki Mori', employeeNumber: '4711', role: 'worker' })
  await ask(supervisor, 'POST', `${newcomer}/rename`, { name: 'Yuki Tanaka', email: 'yuki@example.com' })
  await ask(supervisor, 'POST', `${newcomer}/change-role`, { role: 'auditor' })
  await ask(supervisor, 'POST', `${newcomer}/deactivate`, {})
  await ask(supervisor, 'POST', `${newcomer}/reactivate`, {})
  await ask(supervisor, 'GET', newcomer)
  await ask(supervisor, 'GET', '/users?search=yuki&role=auditor&active=true&limit=1')

  await ask(worker, 'GET', `/sops/${sop.id}/in-use`)
  const other = `/work-sessions/${randomUUID()}`
  await ask(worker, 'PUT', other, { sopId: sop.id, at: at() })
  await ask(worker, 'POST', `${other}/commands`, {
    sentAt: at(),
    commands: [
      { id: randomUUID(), command: 'check', stepId: off?.id, finding: { result: 'pass' }, at: at() },
      { id: randomUUID(), command: 'pause', at: at() },
    ],
  })
  await ask(supervisor, 'GET', '/board')
  await ask(supervisor, 'GET', '/board/events')
  await ask(supervisor, 'GET', '/audit-events/verification')
  await ask(supervisor, 'GET', '/audit-events/export?what=heads')
  await ask(worker, 'POST', `${other}/abort`, { reason: 'The panel is flooded', at: at() })
  await ask(supervisor, 'GET', `/audit-events?record=${other.split('/')[2]}`)
  await ask(worker, 'GET', '/work-sessions?limit=1')

  const secrets = { password: 'blue lamps over the bridge', next: 'seven grey cranes at dawn' }
  const name = worker.user.email
  const [admin, device, token] = [
    await app.aPerson('admin', 'Hana Ito'),
    `/devices/${randomUUID()}`,
    `/api-tokens/${randomUUID()}`,
  ]
  const reset = `/users/${worker.user.id}/reset-secret`
  const { code } = await ask(admin, 'POST', reset, { kind: 'password' })
  await ask(worker, 'POST', '/secret-codes', { name, kind: 'password', code, secret: secrets.password })
  await ask(worker, 'POST', '/sign-ins', { name, kind: 'password', secret: secrets.password })
  Object.assign(app.demo, { people: [worker.user.id], password: secrets.password })
  await ask(worker, 'GET', '/demo')
  await ask(worker, 'POST', '/demo/sign-ins', { userId: worker.user.id })
  const change = { kind: 'password', secret: secrets.next, current: secrets.password }
  await ask(worker, 'POST', '/me/secret', change)
  await ask(worker, 'DELETE', '/sign-ins/current')
  await ask(worker, 'DELETE', '/sign-ins')
  const { code: enrolment } = await ask(admin, 'PUT', device, { name: 'Tablet 3' })
  await ask(worker, 'POST', '/device-enrolments', { code: enrolment })
  await ask(admin, 'GET', '/devices')
  await ask(admin, 'POST', `${device}/revoke`, {})
  const machine = { userId: admin.user.id, name: 'Line 4', scopes: ['read'] }
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString()
  await ask(admin, 'PUT', token, { ...machine, expiresAt })
  await ask(admin, 'GET', '/api-tokens')
  await ask(admin, 'POST', `${token}/revoke`, {})
}

/** The first request that a new plant makes. */
export async function theFirst(record: (exchange: Exchange) => void): Promise<void> {
  const on = await aMigratedDatabase()
  const first = await on.database.session((db) => firstStart(db, new Date()))
  const app = new TestApp({ ...on, firstStart: first?.expected })
  const path = `/first-admin/${randomUUID()}`
  const body = {
    code: first?.code,
    email: 'ken@example.com',
    name: 'Ken Mori',
    password: 'blue lamps over the bridge',
  }
  record({ method: 'PUT', path, body, answer: await app.request('PUT', path, { body }) })
  await app.close()
}
