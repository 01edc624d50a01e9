import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '../../src/client/index.ts'
import { type Sop, stepsOf } from '../../src/index.ts'
import { now, type Shift, seldom } from './shift.ts'

/** One piece of work after the other, each step with its check, until the day is over. */
export async function workThrough(tenken: Client, sop: Sop, shift: Shift): Promise<void> {
  while (!shift.isOver()) {
    const id = randomUUID()
    await shift.told.write(id, () =>
      tenken.workSessions.start({ path: { id }, body: { sopId: sop.id, at: now() } }),
    )
    for (const step of stepsOf(sop)) {
      if (seldom()) await rest(tenken, id, shift)
      if (seldom()) await check(tenken, { id, stepId: step.id, ...failure }, shift)
      await check(tenken, { id, stepId: step.id, finding: { result: 'pass', needsReview: seldom() } }, shift)
      await pause(Math.random() * 400)
      if (shift.isOver()) break
    }
    await handIn(tenken, id, shift)
  }
}

const failure = { finding: { result: 'fail' as const, feedback: 'The lamp is lit' } }

interface Check {
  id: string
  stepId: string
  finding: { result: 'pass'; needsReview: boolean } | (typeof failure)['finding']
}

function check(tenken: Client, { id, ...found }: Check, { told }: Shift): Promise<unknown> {
  const [checkId, body] = [randomUUID(), { ...found, at: now() }]

  return told.write(checkId, () => tenken.workSessions.recordCheck({ path: { id, checkId }, body }))
}

async function rest(tenken: Client, id: string, { told }: Shift): Promise<void> {
  const [path, begin, end] = [{ id }, randomUUID(), randomUUID()]
  await told.write(begin, () => tenken.workSessions.pause({ path, body: {}, key: begin }))
  await told.write(end, () => tenken.workSessions.resume({ path, body: {}, key: end }))
}

async function handIn(tenken: Client, id: string, { told, isOver }: Shift): Promise<void> {
  const [path, key, at] = [{ id }, randomUUID(), now()]
  const reason = 'The day is over'
  const close = isOver()
    ? () => tenken.workSessions.abort({ path, body: { reason, at }, key })
    : () => tenken.workSessions.complete({ path, body: { at }, key })
  await told.write<unknown>(key, close)
}
