import type { AuditEvent, Change } from '../audit-trail.ts'
import { NotTheCurrentStep } from '../safety-check.ts'
import { mustSeeReason } from '../texts.ts'
import { clocksApart, mustBeInOrder } from '../times.ts'
import type { Actor } from '../user.ts'
import {
  abort,
  approve,
  complete,
  type MoveName,
  move,
  moves,
  mustBeOfAnother,
  mustBeOpen,
  mustBeTheirs,
  pause,
  reject,
  resume,
  type WorkSession,
} from '../work-session.ts'
import { Breach } from './breach.ts'
import { byActor, type Court, mustBeNamed } from './court.ts'
import type { DoneWork } from './done-work.ts'
import { mustRemain } from './keeping.ts'
import { clockOf } from './rows.ts'
import { mustBeCalled, mustEndWith, mustSign } from './signing.ts'
import { mustBeTimely } from './timely.ts'

export interface Moving {
  before: WorkSession
  after: WorkSession
  event: AuditEvent
  change: Change
  court: Court
  done: DoneWork
  stepIds: readonly string[]
}

/** Throws unless the verb that leads to this status makes exactly this of the work session. */
export function mustBeMoved(moving: Moving): void {
  const { before, after, event, change, court } = moving
  mustBeOpen(before)
  mustRemain(change, ['sop_id', 'worker_id', 'started_at'])
  const verb = verbOf(moving)
  move(before, verb)
  mustBeBy(verb, moving)
  mustSayWhy(verb, moving)
  const signed = verb === 'approve' || verb === 'reject'
  const expected = byActor(event, court, (actor) => {
    if (signed) mustBeOfAnother(before, actor)
    const moved = movedBy(actor, verb, moving)
    if (signed) mustSign(event.changes[1], { meaning: verb, signer: actor, of: ['session_id', before.id] })

    return moved
  })
  mustBeTheSame(measured(expected, moving), after)
  mustBeInOrder(
    change.table,
    [after.startedAt, after.completedAt, after.approvedAt ?? after.closedAt],
    clockOf(event),
  )
  const ended = after.approvedAt ?? after.closedAt ?? after.completedAt
  const follows = [after.startedAt, before.completedAt, moving.done.lastCheckedAt]
  mustBeTimely({ table: change.table, event, court }, ended, follows)
  mustBeCalled(verb, event)
  mustEndWith(event.changes, signed ? 2 : 1)
}

/** The move that leads here; without one, only a check moves the step on. */
function verbOf({ before, after, change }: Moving): MoveName {
  // Keys of a literal: nothing else can be in it.
  const verb = (Object.keys(moves) as MoveName[]).find((name) => moves[name].to === after.status)
  if (verb && after.status !== before.status) return verb
  if (after.currentStepId !== before.currentStepId)
    throw new NotTheCurrentStep(before, after.currentStepId ?? '')
  throw new Breach('TK035', { table: change.table, id: change.id })
}

/** Whoever the record names is the one who acts; the work is carried on by its worker alone. */
function mustBeBy(verb: MoveName, { before, after, event }: Moving): void {
  if (verb === 'approve') mustBeNamed(after.approvedBy, event)
  else if (verb === 'reject' || verb === 'abort') mustBeNamed(after.closedBy, event)
  else if (event.actor !== null) mustBeTheirs(before, { id: event.actor })
}

/** Before that was held, a reason of which nobody can see anything was lawful. */
function mustSayWhy(verb: MoveName, { after, event, court }: Moving): void {
  if (!court.held('seen', event.at)) return
  if (verb === 'reject') mustSeeReason(verb, after.rejectionReason)
  if (verb === 'abort') mustSeeReason(verb, after.abortReason)
}

function movedBy(actor: Actor, verb: MoveName, { before, after, event, done, stepIds }: Moving): WorkSession {
  const at = new Date(event.at * 1000)
  switch (verb) {
    case 'pause':
      return pause(before, actor)
    case 'resume':
      return resume(before, actor)
    case 'complete':
      return complete(before, actor, done.openSteps(stepIds), after.completedAt ?? at)
    case 'approve':
      return approve(before, actor, done.openFlags(), after.approvedAt ?? at)
    case 'reject':
      return reject(before, actor, after.rejectionReason ?? '', after.closedAt ?? at)
    case 'abort':
      return abort(before, actor, after.abortReason ?? '', after.closedAt ?? at)
  }
}

/** A pause is measured by the database: from its own clock at the pause to its own clock when it ends. */
function measured(expected: WorkSession, { before, after, event }: Moving): WorkSession {
  const now = event.at * 1000
  if (after.status === 'paused') {
    const isNow = after.pausedAt !== null && Math.abs(now - +after.pausedAt) <= clocksApart

    return isNow ? { ...expected, pausedAt: after.pausedAt } : expected
  }
  if (!before.pausedAt) return expected
  const lasted = Math.max(0, now - +before.pausedAt)
  const counted = (after.pausedSeconds - before.pausedSeconds) * 1000
  // The clock is read a little before the event is written, and a time of the record is a whole millisecond here.
  const fits = counted >= 0 && counted <= lasted + 10 && counted >= lasted - clocksApart

  return { ...expected, pausedAt: null, pausedSeconds: fits ? after.pausedSeconds : Number.NaN }
}

function mustBeTheSame(expected: WorkSession, after: WorkSession): void {
  for (const field of Object.keys(expected) as (keyof WorkSession)[]) {
    const [one, other] = [expected[field], after[field]]
    const isSame = one instanceof Date && other instanceof Date ? +one === +other : one === other
    if (!isSame) throw new Breach('TK035', { table: 'work_sessions', id: after.id, field })
  }
}
