import { InvalidInput, TenkenError } from './errors.ts'
import { HazardsNotAcknowledged } from './hazard-acknowledgement.ts'
import { mustBeKept } from './texts.ts'
import type { Actor } from './user.ts'
import { mustTakeCheck, type WorkSession } from './work-session.ts'

export const checkResults = ['pass', 'fail', 'override'] as const
export type CheckResult = (typeof checkResults)[number]

/** The outcome of one step, on record for ever (spec db-002). */
export interface SafetyCheck {
  id: string
  sessionId: string
  stepId: string
  result: CheckResult
  feedbackText: string | null
  /** How sure an automatic observer was, from 0 to 1. */
  confidenceScore: number | null
  needsReview: boolean
  checkedAt: Date
  overrideReason: string | null
  overrideBy: string | null
  /** The failed or flagged check that an override answers for. */
  resolves: string | null
}

/** A flagged check that no override resolves yet. */
export interface OpenFlag extends SafetyCheck {
  /** Of its step among all steps of the SOP, counted from 1. */
  stepNumber: number
}

/** What a worker reports of the step in front of them. */
export interface Finding {
  result: 'pass' | 'fail'
  feedback?: string
  /** From 0 to 1. */
  confidence?: number
  needsReview?: boolean
}

/** A step's place among all steps of the SOP, and the place of the one that waits, counted from 1. */
export interface StepPlaces {
  step: number
  /** Null once every step is done. */
  current: number | null
  count: number
}

interface WrongStep {
  id: string
  stepId: string
  currentStepId: string | null
  places: StepPlaces | null
}

/**
 * Checks are recorded in the order of the steps: none can be skipped, none repeated once it is done. `places` is null
 * where only the database's rules refused, which know the steps by their ids.
 */
export class NotTheCurrentStep extends TenkenError<WrongStep> {
  readonly code = 'not_the_current_step'
  readonly kind = 'refused'

  constructor(
    { id, currentStepId }: Pick<WorkSession, 'id' | 'currentStepId'>,
    stepId: string,
    places: StepPlaces | null = null,
  ) {
    const facts = { id, stepId, currentStepId, places }
    super(sayWhereItStands(facts), facts)
  }
}

function sayWhereItStands({ id, stepId, currentStepId, places }: WrongStep): string {
  if (currentStepId === null) return `Every step of the work session ${id} is done.`
  if (places === null || places.current === null)
    return `Step ${stepId} is not the current one; the work session ${id} waits for step ${currentStepId}.`
  const { step, current, count } = places

  return `The work session ${id} is at step ${current} of ${count}; step ${step} ${step > current ? 'comes later' : 'is done'}.`
}

export class NothingToOverride extends TenkenError<{ id: string }> {
  readonly code = 'nothing_to_override'
  readonly kind = 'refused'

  constructor({ id }: Pick<WorkSession, 'id'>) {
    super(
      `The work session ${id} has no such check to override: neither the newest failure of the current step ` +
        'nor one that is flagged and not resolved yet.',
      { id },
    )
  }
}

/** The flagged checks that no override resolves, in their order. */
export function openFlags(checks: readonly SafetyCheck[]): SafetyCheck[] {
  const resolved = new Set(checks.map(({ resolves }) => resolves))

  return checks.filter(({ id, needsReview }) => needsReview && !resolved.has(id))
}

/** Returns the finding with its text trimmed, or throws InvalidInput naming the field. */
export function newFinding(finding: Finding): Finding {
  const feedback = finding.feedback?.trim()
  if (finding.result === 'fail' && !feedback) throw new InvalidInput('feedback', { code: 'fault_missing' })
  mustBeKept(feedback ?? null, 'feedback')
  const { confidence } = finding
  if (confidence !== undefined && !(confidence >= 0 && confidence <= 1)) {
    throw new InvalidInput('confidence', { code: 'out_of_range', from: 0, to: 1 })
  }

  return { ...finding, ...(feedback ? { feedback } : {}) }
}

/**
 * Throws unless the worker may report this of the step: their own work, in progress, the step in front of them, and for
 * a pass none of the step's serious hazards left that nobody acknowledged (`unseen`). Recording a check asks the
 * database this in its one statement.
 */
export function mustReport(
  work: WorkSession,
  worker: Actor,
  { stepId, result }: Pick<SafetyCheck, 'stepId' | 'result'>,
  unseen: readonly string[],
): void {
  mustTakeCheck(work, worker)
  if (stepId !== work.currentStepId) throw new NotTheCurrentStep(work, stepId)
  if (result === 'pass' && unseen.length > 0) throw new HazardsNotAcknowledged(work, stepId, [...unseen])
}

/**
 * Throws unless this check can be overridden: of the current step its newest failure (`latest` is the newest check of
 * that step), of any other step one that is flagged; and not one that an override resolves already.
 */
export function mustTakeOverride(
  work: WorkSession,
  check: Pick<SafetyCheck, 'id' | 'stepId' | 'result' | 'needsReview'>,
  { latest, resolved }: { latest: string | undefined; resolved: boolean },
): void {
  const isCurrent = check.stepId === work.currentStepId
  const open = isCurrent ? check.result === 'fail' && check.id === latest : check.needsReview
  if (resolved || !open) throw new NothingToOverride(work)
}
