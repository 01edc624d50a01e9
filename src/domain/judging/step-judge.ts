import type { AuditEvent, Change } from '../audit-trail.ts'
import { mustAcknowledge } from '../hazard-acknowledgement.ts'
import { mustReport, mustTakeOverride, NothingToOverride, NotTheCurrentStep } from '../safety-check.ts'
import { unseenHazardsOf } from '../situation.ts'
import { mustBeInOrder } from '../times.ts'
import { ActorUnknown } from '../user.ts'
import {
  mustBeOfAnother,
  mustBeOpen,
  mustBeTheirs,
  mustReview,
  stepAfter,
  type WorkSession,
} from '../work-session.ts'
import { Breach } from './breach.ts'
import { byActor, type Court, mustBeNamed } from './court.ts'
import type { DoneWork } from './done-work.ts'
import { clockOf, textIn, timeIn } from './rows.ts'
import { mustBeCalled, mustEndWith, mustSign } from './signing.ts'
import { mustBeTimely } from './timely.ts'
import type { VersionHistory } from './version-history.ts'
import { checkIn, type JudgedCheck } from './work-rows.ts'

/** Judges what is done at the steps of a work session: checks, overrides and acknowledgements. */
export class StepJudge {
  readonly #done: DoneWork
  readonly #court: Court
  /** What the work is on; known from its beginning. */
  version: VersionHistory | undefined

  /** `done` is told of each. */
  constructor(done: DoneWork, court: Court) {
    this.#done = done
    this.#court = court
  }

  /** The work as the check leaves it. Throws what the event breaks. */
  check(event: AuditEvent, change: Change, work: WorkSession): WorkSession {
    const check = checkIn(change.to ?? {})
    if (check.sessionId !== work.id) throw new Breach('TK036', { table: change.table, id: check.id })
    mustBeOpen(work)
    const goesOn =
      check.result === 'override' ? this.#override(event, check, work) : this.#report(event, check, work)
    mustBeCalled(check.result, event)
    const told = check.result === 'override' ? 2 : 1
    mustEndWith(event.changes, goesOn ? told + 1 : told)
    this.#done.check(check)

    return goesOn ? this.#goOn(event.changes[told], check, work) : work
  }

  /** What the worker says of the step; whether the work goes on with it. */
  #report(event: AuditEvent, check: JudgedCheck, work: WorkSession): boolean {
    mustBeTheirOwn(work, event)
    const hazards = this.version?.hazards.get(check.stepId) ?? []
    const unseen = unseenHazardsOf({ hazards }, this.#done.acknowledged).map(({ id }) => id)
    byActor(event, this.#court, (actor) => mustReport(work, actor, check, unseen))
    mustBeInOrder('safety_checks', [check.checkedAt], clockOf(event))
    this.#mustBeTimely(event, check, [work.startedAt])

    return check.result === 'pass'
  }

  #mustBeTimely(event: AuditEvent, { checkedAt }: JudgedCheck, follows: readonly (Date | null)[]): void {
    mustBeTimely({ table: 'safety_checks', event, court: this.#court }, checkedAt, follows)
  }

  /** What a supervisor answers for; whether the work goes on with it. */
  #override(event: AuditEvent, check: JudgedCheck, work: WorkSession): boolean {
    mustBeNamed(check.overrideBy, event)
    byActor(event, this.#court, (actor) => {
      mustBeOfAnother(work, actor)
      mustReview(work, actor)
      mustSign(event.changes[1], { meaning: 'override', signer: actor, of: ['check_id', check.id] })
    })
    mustBeInOrder('safety_checks', [check.checkedAt], clockOf(event))
    const answered = this.#done.answeredFor(check)
    if (!answered) throw new NothingToOverride(work)
    mustTakeOverride(work, answered, this.#done.standingOf(answered))
    this.#mustBeTimely(event, check, [work.startedAt, answered.checkedAt])

    return check.stepId === work.currentStepId
  }

  /** The step moves on, to the one that follows. */
  #goOn(change: Change | undefined, { stepId }: JudgedCheck, work: WorkSession): WorkSession {
    const next = stepAfter(stepId, this.version?.stepIds ?? [])
    const columns = Object.keys(change?.to ?? {})
    const goesOn =
      change?.table === 'work_sessions' &&
      change.id === work.id &&
      columns.length === 1 &&
      change.to?.['current_step_id'] === next
    if (!goesOn) throw new NotTheCurrentStep({ id: work.id, currentStepId: next }, stepId)

    return { ...work, currentStepId: next }
  }

  /** Throws what the event breaks. */
  acknowledge(event: AuditEvent, { table, id, to }: Change, work: WorkSession): void {
    const row = to ?? {}
    if (row['session_id'] !== work.id) throw new Breach('TK036', { table, id })
    mustBeOpen(work)
    mustBeTheirOwn(work, event)
    mustBeNamed(textIn(row['acknowledged_by']), event)
    const hazardId = textIn(row['hazard_id'])
    const atHand = this.version?.hazards.get(work.currentStepId ?? '') ?? []
    byActor(event, this.#court, (actor) => mustAcknowledge(work, actor, { hazardIds: [hazardId], atHand }))
    const acknowledgedAt = timeIn(row['acknowledged_at'])
    mustBeInOrder(table, [acknowledgedAt], clockOf(event))
    mustBeTimely({ table, event, court: this.#court }, acknowledgedAt, [work.startedAt])
    mustBeCalled('acknowledge', event)
    mustEndWith(event.changes, 1)
    this.#done.acknowledge(hazardId)
  }
}

/** The worker alone carries the work on. */
export function mustBeTheirOwn(work: WorkSession, { actor }: AuditEvent): void {
  if (actor === null) throw new ActorUnknown(null)
  mustBeTheirs(work, { id: actor })
}
