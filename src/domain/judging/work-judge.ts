import type { AuditEvent, Change } from '../audit-trail.ts'
import type { JsonObject } from '../exact-json.ts'
import { mustAcknowledge } from '../hazard-acknowledgement.ts'
import type { RecordReplay } from '../record-replay.ts'
import { mustReport, mustTakeOverride, NothingToOverride, NotTheCurrentStep } from '../safety-check.ts'
import { unseenHazardsOf } from '../situation.ts'
import { mustTakeWork, SopInUse } from '../sop.ts'
import { mustBeInOrder } from '../times.ts'
import { ActorUnknown } from '../user.ts'
import {
  IllegalMove,
  mustBeOfAnother,
  mustBeOpen,
  mustBeTheirs,
  mustOwn,
  mustReview,
  stepAfter,
  type WorkSession,
} from '../work-session.ts'
import { Breach } from './breach.ts'
import { byActor, type Court, inOneOf, mustBeNamed } from './court.ts'
import { DoneWork } from './done-work.ts'
import type { LateFinding } from './late-finding.ts'
import { clockOf, textIn, timeIn } from './rows.ts'
import { mustBeCalled, mustEndWith, mustSign } from './signing.ts'
import { mustBeTimely } from './timely.ts'
import type { VersionHistory } from './version-history.ts'
import { mustBeMoved } from './work-moves.ts'
import { checkIn, type JudgedCheck, workIn } from './work-rows.ts'

/** Judges the events of a work session by the rules that its verbs keep to (docs/state-machine.md). */
export class WorkJudge {
  readonly #stream: string
  readonly #court: Court
  readonly #replay: RecordReplay
  readonly #done = new DoneWork()
  #work: WorkSession | undefined
  #version: VersionHistory | undefined
  /** While it is not at its end: since when. */
  #since: number | undefined
  /** When the version was deleted all the same. */
  #deletion: ReturnType<VersionHistory['deletionBetween']>

  /** `replay` has the rows as the event that is judged leaves them. */
  constructor(stream: string, court: Court, replay: RecordReplay) {
    this.#stream = stream
    this.#court = court
    this.#replay = replay
  }

  /** Throws what the event breaks. */
  judge(event: AuditEvent): void {
    const [change] = event.changes
    if (!change) throw new Breach('TK034')
    if (!this.#work) this.#first(event, change)
    else if (change.table === 'work_sessions') this.#move(event, change, this.#work)
    else if (change.table === 'safety_checks') this.#check(event, change, this.#work)
    else if (change.table === 'hazard_acknowledgements') this.#acknowledge(event, change, this.#work)
    else throw new Breach('TK034', { table: change.table, id: change.id })
  }

  #first(event: AuditEvent, change: Change): void {
    if (event.verb === 'adopt') this.#adopt(event)
    else this.#start(event, change)
  }

  /** What was on record before its trail began is taken as it stood. */
  #adopt({ changes, at }: AuditEvent): void {
    const rows = (table: string): JsonObject[] =>
      changes.filter((change) => change.table === table).map(({ to }) => to ?? {})
    const [row] = rows('work_sessions')
    if (!row || row['id'] !== this.#stream) throw new Breach('TK036', { table: 'work_sessions' })
    const checks = rows('safety_checks').map(checkIn)
    for (const check of checks.sort(byTime)) this.#done.check(check)
    for (const seen of rows('hazard_acknowledgements')) this.#done.acknowledge(textIn(seen['hazard_id']))
    this.#begin(workIn(row), at)
  }

  #begin(work: WorkSession, at: number): void {
    this.#version = this.#court.version(work.sopId)
    this.#become(work, at)
  }

  /** A version is not deleted while work on it is in progress or paused. */
  #become(work: WorkSession, at: number): void {
    this.#work = work
    if (isAtWork(work)) this.#since ??= at
    else this.#leave(at)
  }

  #leave(until: number): void {
    if (this.#since !== undefined) this.#deletion ??= this.#version?.deletionBetween(this.#since, until)
    this.#since = undefined
  }

  /** What only the end of the trail can tell: that the version was deleted meanwhile, which its own trail cannot. */
  end(): LateFinding | undefined {
    this.#leave(Number.POSITIVE_INFINITY)
    if (!this.#deletion || !this.#work) return undefined
    const { lineageId, position } = this.#deletion

    return { stream: lineageId, position, error: new SopInUse(this.#work.sopId, [this.#work.id]) }
  }

  #start(event: AuditEvent, { table, id, from, to }: Change): void {
    if (table !== 'work_sessions' || from !== null || to === null) throw new Breach('TK034', { table, id })
    if (id !== this.#stream) throw new Breach('TK036', { table, id })
    const work = workIn(to)
    const version = this.#court.version(work.sopId)
    inOneOf(
      version?.at(event.at) ?? [],
      (state) => mustTakeWork(state),
      () => new Breach('TK003', { id: work.sopId }),
    )
    mustBeTheirOwn(work, event)
    byActor(event, this.#court, (actor) => mustOwn(work, actor))
    mustBeInOrder(table, [work.startedAt], clockOf(event))
    const published = version?.at(event.at).map(({ publishedAt }) => publishedAt)
    mustBeTimely({ table, event, court: this.#court }, work.startedAt, published)
    if (work.status !== 'in_progress') throw new IllegalMove(work, 'start')
    const first = version?.stepIds[0] ?? null
    if (work.currentStepId !== first) {
      throw new NotTheCurrentStep({ id, currentStepId: first }, work.currentStepId ?? '')
    }
    mustBegin(work)
    mustBeCalled('start', event)
    mustEndWith(event.changes, 1)
    this.#begin(work, event.at)
  }

  #move(event: AuditEvent, change: Change, work: WorkSession): void {
    if (change.id !== work.id || change.from === null)
      throw new Breach('TK036', { table: change.table, id: change.id })
    const after = workIn(this.#replay.find(change.table, change.id) ?? {})
    mustBeMoved({
      before: work,
      after,
      event,
      change,
      court: this.#court,
      done: this.#done,
      stepIds: this.#stepIds,
    })
    this.#become(after, event.at)
  }

  get #stepIds(): readonly string[] {
    return this.#version?.stepIds ?? []
  }

  #check(event: AuditEvent, change: Change, work: WorkSession): void {
    const check = checkIn(change.to ?? {})
    if (check.sessionId !== work.id) throw new Breach('TK036', { table: change.table, id: check.id })
    mustBeOpen(work)
    const goesOn =
      check.result === 'override' ? this.#override(event, check, work) : this.#report(event, check, work)
    mustBeCalled(check.result, event)
    const told = check.result === 'override' ? 2 : 1
    mustEndWith(event.changes, goesOn ? told + 1 : told)
    this.#done.check(check)
    if (goesOn) this.#work = this.#goOn(event.changes[told], check, work)
  }

  /** What the worker says of the step; whether the work goes on with it. */
  #report(event: AuditEvent, check: JudgedCheck, work: WorkSession): boolean {
    mustBeTheirOwn(work, event)
    const hazards = this.#version?.hazards.get(check.stepId) ?? []
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
    const next = stepAfter(stepId, this.#stepIds)
    const columns = Object.keys(change?.to ?? {})
    const goesOn =
      change?.table === 'work_sessions' &&
      change.id === work.id &&
      columns.length === 1 &&
      change.to?.['current_step_id'] === next
    if (!goesOn) throw new NotTheCurrentStep({ id: work.id, currentStepId: next }, stepId)

    return { ...work, currentStepId: next }
  }

  #acknowledge(event: AuditEvent, { table, id, to }: Change, work: WorkSession): void {
    const row = to ?? {}
    if (row['session_id'] !== work.id) throw new Breach('TK036', { table, id })
    mustBeOpen(work)
    mustBeTheirOwn(work, event)
    mustBeNamed(textIn(row['acknowledged_by']), event)
    const hazardId = textIn(row['hazard_id'])
    const atHand = this.#version?.hazards.get(work.currentStepId ?? '') ?? []
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
function mustBeTheirOwn(work: WorkSession, { actor }: AuditEvent): void {
  if (actor === null) throw new ActorUnknown(null)
  mustBeTheirs(work, { id: actor })
}

function isAtWork({ status }: WorkSession): boolean {
  return status === 'in_progress' || status === 'paused'
}

/** Nothing of what only later moves set is there at the start. */
function mustBegin(work: WorkSession): void {
  const { completedAt, approvedAt, approvedBy, rejectionReason, closedAt, closedBy, abortReason, pausedAt } =
    work
  const later = [
    completedAt,
    approvedAt,
    approvedBy,
    rejectionReason,
    closedAt,
    closedBy,
    abortReason,
    pausedAt,
  ]
  if (work.locked || work.pausedSeconds !== 0 || later.some((value) => value !== null)) {
    throw new Breach('TK035', { table: 'work_sessions', id: work.id })
  }
}

function byTime(a: JudgedCheck, b: JudgedCheck): number {
  return +(a.checkedAt ?? 0) - +(b.checkedAt ?? 0) || (a.id < b.id ? -1 : 1)
}
