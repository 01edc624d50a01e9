import { TenkenError } from './errors.ts'
import type { Actor } from './user.ts'
import { mustBeInProgress, type WorkSession } from './work-session.ts'

/** A worker has seen a high or critical hazard of the step in front of them (ISO 45001 8.1.2). */
export interface HazardAcknowledgement {
  id: string
  sessionId: string
  hazardId: string
  acknowledgedBy: string
  acknowledgedAt: Date
}

/** A step's high and critical hazards are acknowledged before it passes; those that are not yet are named. */
export class HazardsNotAcknowledged extends TenkenError<{ id: string; stepId: string; hazardIds: string[] }> {
  readonly code = 'hazards_not_acknowledged'
  readonly kind = 'refused'

  constructor({ id }: Pick<WorkSession, 'id'>, stepId: string, hazardIds: string[]) {
    super(`Serious hazards of the step are not acknowledged yet: ${hazardIds.length}.`, {
      id,
      stepId,
      hazardIds,
    })
  }
}

/** Only what is in front of the worker can be acknowledged. */
export class HazardNotAtThisStep extends TenkenError<{
  id: string
  hazardId: string
  stepId: string | null
}> {
  readonly code = 'hazard_not_at_this_step'
  readonly kind = 'refused'

  constructor({ id, currentStepId }: Pick<WorkSession, 'id' | 'currentStepId'>, hazardId: string) {
    super(`The hazard ${hazardId} is not one of the current step of the work session ${id}.`, {
      id,
      hazardId,
      stepId: currentStepId,
    })
  }
}

/** Throws unless the worker may acknowledge these hazards: `atHand` are those of the step in front of them. */
export function mustAcknowledge(
  work: WorkSession,
  worker: Actor,
  { hazardIds, atHand }: { hazardIds: readonly string[]; atHand: readonly { id: string }[] },
): void {
  mustBeInProgress(work, worker, 'acknowledge a hazard')
  const astray = hazardIds.find((id) => !atHand.some((hazard) => hazard.id === id))
  if (astray !== undefined) throw new HazardNotAtThisStep(work, astray)
}
