import type { HazardAcknowledgement } from '../domain/hazard-acknowledgement.ts'
import { mustAcknowledge } from '../domain/hazard-acknowledgement.ts'
import { type Situation, type Standing, situationOf } from '../domain/situation.ts'
import { seriousHazardsOf } from '../domain/sop.ts'
import { mustBeTime } from '../domain/times.ts'
import type { User } from '../domain/user.ts'
import type { WorkSession } from '../domain/work-session.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { newId } from './id.ts'
import { IdempotencyKeyReused, isRepeated } from './repeated-requests.ts'

export interface Acknowledging {
  workSessionId: string
  worker: User
  /** Hazards of the current step; its high and critical ones unless given. */
  hazardIds?: readonly string[] | undefined
  at: Date
}

export interface Acknowledged {
  /** Whatever is on record for the step now, in the order in which it was recorded. */
  acknowledgements: HazardAcknowledgement[]
  /** Ids of the hazards that were not on record before. */
  added: string[]
  /** With them. */
  situation: Situation
}

/**
 * Puts on record that the worker has seen hazards of the step in front of them (ISO 45001 8.1.2). A hazard is
 * acknowledged once; repeating the call is safe. Throws HazardNotAtThisStep, NotYourWorkSession, IllegalMove,
 * UserDeactivated or NotFound.
 */
export async function acknowledgeHazards(
  db: Session,
  { workSessionId, worker, hazardIds, at }: Acknowledging,
): Promise<Acknowledged> {
  mustBeTime(at)
  const work = await db.workSessions.lock(workSessionId)
  const before = await db.situations.get(work.id)
  const wanted = hazardIds ?? seriousIn(before)
  if (await areOnRecord(db, { workSessionId, worker, wanted })) return asTheyStand(db, work, before)
  mustAcknowledge(work, worker, { hazardIds: wanted, atHand: before.step?.hazards ?? [] })

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

  return asTheyStand(db, work, before)
}

async function asTheyStand(db: Session, work: WorkSession, before: Standing): Promise<Acknowledged> {
  const acknowledgements = await db.hazardAcknowledgements.ofStep(work.id, work.currentStepId)
  const acknowledged = acknowledgements.map(({ hazardId }) => hazardId)

  return {
    acknowledgements,
    added: acknowledged.filter((id) => !before.acknowledged.includes(id)),
    situation: situationOf({ ...before, acknowledged }),
  }
}

interface Wanted {
  workSessionId: string
  worker: User
  wanted: readonly string[]
}

/** Whether the same request has acknowledged these before, also where the work has gone on since. Throws IdempotencyKeyReused. */
async function areOnRecord(db: Session, { workSessionId, worker, wanted }: Wanted): Promise<boolean> {
  const done = { stream: workSessionId, id: null, verb: 'acknowledge', by: worker }
  if (!(await isRepeated(db, done))) return false
  const recorded = await db.hazardAcknowledgements.ofWorkSession(workSessionId)
  const others = wanted.filter((id) => !recorded.some(({ hazardId }) => hazardId === id))
  if (others.length > 0)
    throw new IdempotencyKeyReused(db.idempotencyKey ?? '', { ...done, id: workSessionId })

  return true
}

function seriousIn({ step }: Standing): string[] {
  return step ? seriousHazardsOf(step).map(({ id }) => id) : []
}
