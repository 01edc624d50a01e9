import { getSituation } from '../../application/situations.ts'
import { HazardsNotAcknowledged } from '../../domain/hazard-acknowledgement.ts'
import type { Hazard } from '../../domain/sop.ts'
import type { Context } from '../context.ts'
import { shortId } from '../short-id.ts'
import { sayHazard } from '../step.ts'
import type { Explain } from './explained.ts'

/** Each hazard with its severity, its mitigation and the id that --hazard takes. */
export function sayHazards(hazards: readonly Hazard[], context: Context): string {
  return hazards
    .map((hazard) => {
      const named = { ...hazard, description: `${hazard.description} (${shortId(hazard.id)})` }

      return `${sayHazard(named, '  ', context).join('\n')}\n`
    })
    .join('')
}

/** Of a check that came before its hazards were acknowledged: which ones those are. */
export function unseenHazards(context: Context): Explain {
  return async (db, error) => {
    if (!(error instanceof HazardsNotAcknowledged)) return undefined
    const { step } = await getSituation(db, error.data.id)

    return sayHazards(step?.hazards.filter(({ id }) => error.data.hazardIds.includes(id)) ?? [], context)
  }
}
