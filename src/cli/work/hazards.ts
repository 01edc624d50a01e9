import { getSituation } from '../../application/situations.ts'
import { HazardsNotAcknowledged } from '../../domain/hazard-acknowledgement.ts'
import type { Hazard } from '../../domain/sop.ts'
import type { Context } from '../context.ts'
import type { Session } from '../database.ts'
import { shortId } from '../short-id.ts'
import { sayHazard } from '../step.ts'

/** Each hazard with its severity, its mitigation and the id that --hazard takes. */
export function sayHazards(hazards: readonly Hazard[], context: Context): string {
  return hazards
    .map((hazard) => {
      const named = { ...hazard, description: `${hazard.description} (${shortId(hazard.id)})` }

      return `${sayHazard(named, '  ', context).join('\n')}\n`
    })
    .join('')
}

/** Of a pass that came before its hazards were acknowledged: which ones those are. */
export async function unseenHazards(error: unknown, db: Session, context: Context) {
  if (!(error instanceof HazardsNotAcknowledged)) return undefined
  const { step } = await getSituation(db, error.data.id)

  return sayHazards(step?.hazards.filter(({ id }) => error.data.hazardIds.includes(id)) ?? [], context)
}
