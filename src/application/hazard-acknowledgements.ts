import type { HazardAcknowledgement } from '../domain/hazard-acknowledgement.ts'
import { HazardNotAtThisStep } from '../domain/hazard-acknowledgement.ts'
import { seriousHazardsOf, stepsOf } from '../domain/sop.ts'
import type { User } from '../domain/user.ts'
import { mustBeInProgress } from '../domain/work-session.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { newId } from './id.ts'

export interface Acknowledging {
  workSessionId: string
  worker: User
  /** Hazards of the current step; its high and critical ones unless given. */
  hazardIds?: readonly string[]
  at: Date
}

/**
 * Puts on record that the worker has seen hazards of the step in front of them (ISO 45001 8.1.2), and returns those
 * of the step that are on record now. A hazard is acknowledged once; repeating the call is safe. Throws
 * HazardNotAtThisStep, NotYourWorkSession, IllegalMove, UserDeactivated or NotFound.
 */
export async function acknowledgeHazards(
  db: Session,
  { workSessionId, worker, hazardIds, at }: Acknowledging,
): Promise<HazardAcknowledgement[]> {
  const work = await db.workSessions.lock(workSessionId)
  mustBeInProgress(work, worker, 'acknowledge a hazard')
  const sop = await db.sops.get(work.sopId, { deleted: 'include' })
  const step = stepsOf(sop).find(({ id }) => id === work.currentStepId)
  const ofStep = step?.hazards.map(({ id }) => id) ?? []
  const wanted = hazardIds ?? (step ? seriousHazardsOf(step).map(({ id }) => id) : [])
  for (const id of wanted) {
    if (!ofStep.includes(id)) throw new HazardNotAtThisStep(work, id)
  }

  db.actAs(worker)
  await db.hazardAcknowledgements.record(
    wanted.map((hazardId) => ({
      id: newId(),
      sessionId: work.id,
      hazardId,
      acknowledgedBy: worker.id,
      acknowledgedAt: at,
    })),
  )
  const recorded = await db.hazardAcknowledgements.ofWorkSession(work.id)

  return recorded.filter(({ hazardId }) => ofStep.includes(hazardId))
}
