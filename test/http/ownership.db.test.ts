import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acknowledgeHazards } from '../../src/application/hazard-acknowledgements.ts'
import { recordCheck } from '../../src/application/safety-checks.ts'
import {
  completeWorkSession,
  pauseWorkSession,
  startWorkSession,
} from '../../src/application/work-sessions.ts'
import type { Sop } from '../../src/domain/sop.ts'
import { roles, type User } from '../../src/domain/user.ts'
import { access, type Extent } from '../../src/http/access.ts'
import { type NamedRoute, routes } from '../../src/http/routes.ts'
import { type Answer, type Client, password, TestApp } from '../setup/http.ts'
import { aProcedure, aSop, aStep, aUser } from '../setup/records.ts'

let app: TestApp
let sop: Sop

beforeAll(async () => {
  app = await TestApp.open()
  const hazard = { description: 'Live bar', severity: 'high', mitigation: null } as const
  const steps = [aStep('Look', { hazards: [hazard] })]
  sop = await aSop(app.database, { ...aProcedure, tasks: [{ title: 'Look', description: null, steps }] })
})

afterAll(() => app.close())

const at = () => new Date()

type Setting = 'started' | 'paused' | 'failed' | 'passed' | 'completed'

/** The state in which the work takes what the call does, and what the call sends. */
const calls: Readonly<Record<string, { setting: Setting; body?: () => object }>> = {
  show: { setting: 'started' },
  situation: { setting: 'started' },
  acknowledge: { setting: 'started', body: () => ({ hazardIds: [hazardId()], at: at() }) },
  recordCheck: {
    setting: 'started',
    body: () => ({ stepId: stepId(), finding: { result: 'fail', feedback: 'Lit' }, at: at() }),
  },
  carryOut: {
    setting: 'started',
    body: () => ({ sentAt: at(), commands: [{ command: 'pause', id: randomUUID(), at: at() }] }),
  },
  pause: { setting: 'started', body: () => ({}) },
  resume: { setting: 'paused', body: () => ({}) },
  complete: { setting: 'passed', body: () => ({ at: at() }) },
  abort: { setting: 'started', body: () => ({ reason: 'Rain', at: at() }) },
  override: { setting: 'failed', body: () => ({ password, reason: 'Measured dead', at: at() }) },
  approve: { setting: 'completed', body: () => ({ password, at: at() }) },
  reject: { setting: 'completed', body: () => ({ password, reason: 'Too fast', at: at() }) },
}

const stepId = () => sop.tasks[0]?.steps[0]?.id ?? ''
const hazardId = () => sop.tasks[0]?.steps[0]?.hazards[0]?.id ?? ''

/** Work of this user in this state. */
function someWork(worker: User, setting: Setting): Promise<string> {
  return app.database.session(async (db) => {
    const { id } = await startWorkSession(db, { sopId: sop.id, worker, at: at() })
    const check = (finding: { result: 'pass' } | { result: 'fail'; feedback: string }) =>
      recordCheck(db, { workSessionId: id, stepId: stepId(), worker, finding, at: at() })
    if (setting === 'paused') await pauseWorkSession(db, id, worker)
    if (setting === 'failed') await check({ result: 'fail', feedback: 'Lit' })
    if (setting === 'passed' || setting === 'completed') {
      await acknowledgeHazards(db, { workSessionId: id, worker, at: at() })
      await check({ result: 'pass' })
    }
    if (setting === 'completed') await completeWorkSession(db, id, worker, at())

    return id
  })
}

const ofWork = routes.filter(
  ({ path }) => path.startsWith('/work-sessions/{id}') && path !== '/work-sessions/{id}',
)
const shown = routes.filter(({ method, path }) => method === 'get' && path === '/work-sessions/{id}')
const walked = [...shown, ...ofWork]

/** Whether the table lets somebody do this to work that is theirs, or that of somebody else. */
function isLet(route: NamedRoute, role: string, whose: 'own' | 'others'): boolean {
  const row: Partial<Record<string, Extent>> = route.may === 'anyone' ? {} : access[route.may]
  const extent = row[role]

  return (
    extent === 'all' ||
    (extent === 'own' && whose === 'own') ||
    (extent === 'of others' && whose === 'others')
  )
}

test('there is a case for each call about a work session', () => {
  expect(walked.map(({ name }) => name).sort()).toEqual(Object.keys(calls).sort())
})

const cases = walked.flatMap((route) =>
  roles.flatMap((role) =>
    (['own', 'others'] as const).map((whose) => [route.name, role, whose, route] as const),
  ),
)

test.each(cases)(
  '%s by the role %s, of work of their own or others (%s), is as the table says',
  async (name, role, whose, route) => {
    const mayWork = Object.hasOwn(access['start work'], role)
    const who = app.as(await aUser(app.database, role))
    const worker = whose === 'own' && mayWork ? who.user : await aUser(app.database, 'worker')
    const { setting, body } = calls[name] ?? { setting: 'started' }
    const id = await someWork(worker, setting)

    const answer = await ask(who, route, id, body?.())

    const isTheirs = worker === who.user
    expect(statusOf(answer)).toBe(isLet(route, role, isTheirs ? 'own' : 'others') ? 200 : 403)
  },
)

/** Of a queue of commands, that of the first. */
function statusOf({ status, body }: Answer): number {
  const { outcomes } = body as { outcomes?: { problem: { status: number } | null }[] }

  return outcomes?.[0]?.problem?.status ?? status
}

function ask(who: Client, { method, path }: NamedRoute, id: string, body: object | undefined) {
  const filled = path.replace('{id}', id).replaceAll(/\{\w+\}/g, () => randomUUID())

  return who.request(method.toUpperCase(), filled, {
    headers: { 'idempotency-key': randomUUID() },
    ...(body ? { body } : {}),
  })
}
