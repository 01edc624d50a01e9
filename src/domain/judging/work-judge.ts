import type { AuditEvent, Change } from '../audit-trail.ts'
import type { JsonObject } from '../exact-json.ts'
import type { RecordReplay } from '../record-replay.ts'
import { NotTheCurrentStep } from '../safety-check.ts'
import { mustTakeWork, SopInUse } from '../sop.ts'
import { mustBeInOrder } from '../times.ts'
import { IllegalMove, mustOwn, type WorkSession } from '../work-session.ts'
import { Breach } from './breach.ts'
import { byActor, type Court, inOneOf } from './court.ts'
import { DoneWork } from './done-work.ts'
import type { LateFinding } from './late-finding.ts'
import { clockOf, textIn } from './rows.ts'
import { mustBeCalled, mustEndWith } from './signing.ts'
import { mustBeTheirOwn, StepJudge } from './step-judge.ts'
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
  readonly #steps: StepJudge
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
    this.#steps = new StepJudge(this.#done, court)
  }

  /** Throws what the event breaks. */
  judge(event: AuditEvent): void {
    const [change] = event.changes
    if (!change) throw new Breach('TK034')
    if (!this.#work) this.#first(event, change)
    else if (change.table === 'work_sessions') this.#move(event, change, this.#work)
    else if (change.table === 'safety_checks') this.#work = this.#steps.check(event, change, this.#work)
    else if (change.table === 'hazard_acknowledgements') this.#steps.acknowledge(event, change, this.#work)
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
    this.#steps.version = this.#version
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
      stepIds: this.#version?.stepIds ?? [],
    })
    this.#become(after, event.at)
  }
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
