import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type Client, Refused } from '../../src/client/index.ts'
import { password } from './people.ts'
import { now, type Shift, seldom } from './shift.ts'

/** Decides on what waits, in no order, so that two may come to the same work; the later one is refused. */
export async function review(tenken: Client, shift: Shift): Promise<void> {
  while (!shift.isOver()) {
    const query = { statuses: ['completed' as const], limit: 100 }
    const { workSessions: waiting } = await shift.told.ask(() => tenken.workSessions.list({ query }))
    const work = waiting[Math.floor(Math.random() * waiting.length)]
    try {
      if (work) await decide(tenken, work, shift)
    } catch (error) {
      if (!(error instanceof Refused) || error.problem.status !== 409) throw error
    }
    await pause(50)
  }
}

async function decide(
  tenken: Client,
  { id, openFlags }: { id: string; openFlags: number },
  shift: Shift,
): Promise<void> {
  if (openFlags > 0) await resolveFlags(tenken, id, shift)
  const [path, key, signed] = [{ id }, randomUUID(), { password, at: now() }]
  const isGood = !seldom()
  await shift.told.write(key, () =>
    isGood
      ? tenken.workSessions.approve({ path, body: signed, key })
      : tenken.workSessions.reject({ path, body: { ...signed, reason: 'The lock is missing' }, key }),
  )
}

async function resolveFlags(tenken: Client, id: string, { told }: Shift): Promise<void> {
  const { checks } = await told.ask(() => tenken.workSessions.show({ path: { id } }))
  const resolved = new Set(checks.map(({ resolves }) => resolves))
  for (const flagged of checks.filter((check) => check.needsReview && !resolved.has(check.id))) {
    const [checkId, body] = [randomUUID(), { password, checkId: flagged.id, reason: 'Looked at', at: now() }]
    await told.write(checkId, () => tenken.workSessions.override({ path: { id, checkId }, body }))
  }
}

/** Watches the board all day, and again after each break of the connection; returns how often it was answered anew. */
export async function watch(tenken: Client, { isOver }: Shift, signal: AbortSignal): Promise<number> {
  let begun = 0
  while (!isOver()) {
    try {
      for await (const { event } of tenken.board.watch({ signal })) if (event === 'board') begun++
    } catch {
      await pause(200)
    }
  }

  return begun
}
