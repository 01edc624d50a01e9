import { grouped } from './grouped.ts'
import type { HazardAcknowledgement } from './hazard-acknowledgement.ts'
import { type Moment, momentOf, type RecordedTimes } from './moments.ts'
import { type CheckResult, openFlags, type SafetyCheck } from './safety-check.ts'
import type { Signature } from './signature.ts'
import { unseenHazardsOf } from './situation.ts'
import { type Hazard, type Sop, type Step, seriousHazardsOf, stepsOf } from './sop.ts'
import type { User } from './user.ts'
import type { WorkSession } from './work-session.ts'

/** Everything on record of one work session, as an auditor reads it. */
export interface WorkRecord {
  work: WorkSession
  sop: Sop
  /** In the order of time. */
  checks: SafetyCheck[]
  /** In the order of time. */
  acknowledgements: HazardAcknowledgement[]
  signatures: Signature[]
  /** In the order of time. */
  pauses: Pause[]
  /** By the id of a check, an acknowledgement or the version, or by the verb of the work session's own move. */
  recordedAt: RecordedTimes
  /** Whoever is named in the record, by id. */
  people: Map<string, User>
}

/** A time in which the work was left, by the database's clock. */
export interface Pause {
  from: Date
  /** Null while it lasts. */
  to: Date | null
}

/** Each pause with its end, which is a resume, or an abort from it; of a trail's events, in their order. */
export function pausesIn(events: readonly { verb: string; at: Date }[]): Pause[] {
  return events.flatMap(({ verb, at }, index) => {
    if (verb !== 'pause') return []
    const end = events.slice(index + 1).find((later) => later.verb === 'resume' || later.verb === 'abort')

    return [{ from: at, to: end?.at ?? null }]
  })
}

export interface RecordedStep {
  /** Among all steps of the SOP, counted from 1. */
  number: number
  step: Step
  task: { number: number; title: string }
  /** In the order of time. */
  checks: SafetyCheck[]
  /** In the order of time. */
  seen: SeenHazards[]
  /** Serious hazards that nobody acknowledged although the step was checked: no pass, or one from before that was a rule. */
  unseen: Hazard[]
  /** Whether its check is what the work session waits for. */
  waits: boolean
  /** What a brief record may say of several such steps at once: one pass without remark, or nothing done yet. */
  fold: 'passed' | 'open' | undefined
}

/** Hazards that one person has seen in one moment. */
export interface SeenHazards {
  moment: Moment
  by: string
  hazards: Hazard[]
}

/** How the work went, in numbers. */
export interface RecordTally {
  /** Checks by their result. */
  results: Record<CheckResult, number>
  /** Checks that were flagged, and those of them that nobody has resolved. */
  flags: { all: number; open: number }
  /** The version's high and critical hazards, those of them that were acknowledged, and others that were. */
  hazards: { serious: number; seen: number; others: number }
}

export function tallyOf({
  sop,
  checks,
  acknowledgements,
}: Pick<WorkRecord, 'sop' | 'checks' | 'acknowledgements'>): RecordTally {
  const count = (result: CheckResult) => checks.filter((check) => check.result === result).length
  const acknowledged = new Set(acknowledgements.map(({ hazardId }) => hazardId))
  const serious = stepsOf(sop).flatMap(seriousHazardsOf)
  const seen = serious.filter(({ id }) => acknowledged.has(id)).length

  return {
    results: { pass: count('pass'), fail: count('fail'), override: count('override') },
    flags: { all: checks.filter(({ needsReview }) => needsReview).length, open: openFlags(checks).length },
    hazards: { serious: serious.length, seen, others: acknowledgements.length - seen },
  }
}

/** Every step of the SOP in its order, with what is on record of it. */
export function recordedSteps(record: Omit<WorkRecord, 'people' | 'signatures' | 'pauses'>): RecordedStep[] {
  const { work, sop } = record
  const checksOf = grouped(record.checks, ({ stepId }) => stepId)
  const acknowledgementsOf = grouped(record.acknowledgements, ({ hazardId }) => hazardId)
  const acknowledged = [...acknowledgementsOf.keys()]
  let number = 0

  return sop.tasks.flatMap((task, index) =>
    task.steps.map((step) => {
      const checks = checksOf.get(step.id) ?? []
      const acknowledgements = step.hazards.flatMap(({ id }) => acknowledgementsOf.get(id) ?? [])
      const unseen = checks.length > 0 ? unseenHazardsOf(step, acknowledged) : []
      const waits = step.id === work.currentStepId && !work.locked

      return {
        number: ++number,
        step,
        task: { number: index + 1, title: task.title },
        checks,
        seen: seenTogether(step, acknowledgements, record.recordedAt),
        unseen,
        waits,
        fold: waits || unseen.length > 0 ? undefined : foldOf(checks),
      }
    }),
  )
}

/** Neighbours that a brief record tells as one, because they fold alike, together; every other step alone. */
export function runsOf(recorded: readonly RecordedStep[]): RecordedStep[][] {
  const runs: RecordedStep[][] = []
  for (const step of recorded) {
    const run = runs.at(-1)
    if (step.fold && run?.[0]?.fold === step.fold) run.push(step)
    else runs.push([step])
  }

  return runs
}

/** Of a check on this record. */
export function momentOfCheck({ recordedAt }: Pick<WorkRecord, 'recordedAt'>, check: SafetyCheck): Moment {
  return momentOf(recordedAt.get(check.id), check.checkedAt)
}

function foldOf(checks: readonly SafetyCheck[]): RecordedStep['fold'] {
  const [only] = checks
  if (!only) return 'open'
  const isPlain = only.result === 'pass' && !only.needsReview && only.feedbackText === null

  return checks.length === 1 && isPlain ? 'passed' : undefined
}

function seenTogether(
  { hazards }: Step,
  acknowledgements: readonly HazardAcknowledgement[],
  recordedAt: RecordedTimes,
): SeenHazards[] {
  const moments = grouped(acknowledgements, ({ acknowledgedAt: at, acknowledgedBy: by }) => `${+at} ${by}`)

  return [...moments.values()].flatMap(([first, ...rest]) => {
    if (!first) return []
    const ids = [first, ...rest].map(({ hazardId }) => hazardId)

    return [
      {
        moment: momentOf(recordedAt.get(first.id), first.acknowledgedAt),
        by: first.acknowledgedBy,
        hazards: ids.flatMap((id) => hazards.filter((hazard) => hazard.id === id)),
      },
    ]
  })
}
