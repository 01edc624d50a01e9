import { type Hazard, type Step, seriousHazardsOf } from './sop.ts'
import type { WorkStatus } from './work-session.ts'

/** Where a work session stands, and all that its worker needs for what comes next. */
export interface Situation {
  workSessionId: string
  status: WorkStatus
  worker: { id: string; name: string }
  sop: { id: string; title: string }
  /** The step that waits; null once every step is done. */
  step: StepInWork | null
  stepCount: number
  /** The newest failure of the step that waits: it holds the work up until another check passes or is overridden. */
  failure: { checkId: string; feedbackText: string | null } | null
  /** Ids of the step's serious hazards that the worker has not acknowledged yet; a pass waits for them. */
  unacknowledged: string[]
}

/** A step with its place among all steps of the SOP, both it and its task counted from 1. */
export interface StepInWork extends Step {
  number: number
  task: { number: number; title: string }
}

/** The situation as it is on record. */
export interface Standing extends Omit<Situation, 'unacknowledged'> {
  /** Ids of the step's hazards that are acknowledged. */
  acknowledged: readonly string[]
}

/** What the standing asks of the worker: every serious hazard of the step is acknowledged before it passes. */
export function situationOf({ acknowledged, ...standing }: Standing): Situation {
  const unseen = standing.step ? unseenHazardsOf(standing.step, acknowledged) : []

  return { ...standing, unacknowledged: unseen.map(({ id }) => id) }
}

/** The serious hazards of the step that are not among those acknowledged. */
export function unseenHazardsOf<H extends Pick<Hazard, 'id' | 'severity'>>(
  step: { hazards: readonly H[] },
  acknowledged: readonly string[],
): H[] {
  return seriousHazardsOf(step).filter(({ id }) => !acknowledged.includes(id))
}
