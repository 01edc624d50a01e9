import { AmbiguousReference } from '../../application/references.ts'
import { NotFound } from '../../domain/errors.ts'
import { HazardsNotAcknowledged } from '../../domain/hazard-acknowledgement.ts'
import { type Hazard, type Sop, stepsOf } from '../../domain/sop.ts'
import type { Context } from '../context.ts'
import { shortId } from '../short-id.ts'
import { sayHazard } from '../step.ts'
import { currentStep } from './current-step.ts'
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
    const { step } = await currentStep(db, error.data.id)

    return sayHazards(step?.hazards.filter(({ id }) => error.data.hazardIds.includes(id)) ?? [], context)
  }
}

/** The id of the SOP's hazard that the text is, begins or ends. Throws NotFound or AmbiguousReference. */
export function hazardNamed(sop: Sop, reference: string): string {
  const text = reference.trim().toLowerCase()
  const ids = stepsOf(sop)
    .flatMap(({ hazards }) => hazards.map(({ id }) => id))
    .filter((id) => text.length >= 4 && (id.startsWith(text) || id.endsWith(text)))
  const [id, ...others] = ids
  if (id === undefined) throw new NotFound('hazard', reference)
  if (others.length > 0) throw new AmbiguousReference('hazard', reference, ids.slice(0, 2))

  return id
}
