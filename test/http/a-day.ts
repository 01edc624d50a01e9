import { randomUUID } from 'node:crypto'
import type { Answer, Client, TestApp } from '../setup/http.ts'
import { aSop } from '../setup/records.ts'

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
  const at = () => new Date().toISOString()

  async function ask(client: Client, method: string, path: string, body?: unknown): Promise<Answer['body']> {
    const answer = await client.request(method, path, {
      body,
      headers: method === 'POST' || method === 'DELETE' ? { 'idempotency-key': randomUUID() } : {},
    })
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

  const supervisor = await app.aPerson('supervisor', 'Ken Mori')

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
  await ask(worker, 'POST', `${other}/abort`, { reason: 'The panel is flooded', at: at() })
  await ask(worker, 'GET', '/work-sessions?limit=1')
}
