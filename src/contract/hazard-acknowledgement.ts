import { z } from 'zod'
import type { HazardAcknowledgement } from '../domain/hazard-acknowledgement.ts'
import { id, time } from './values.ts'

export const hazardAcknowledgement = z
  .object({ id, sessionId: id, hazardId: id, acknowledgedBy: id, acknowledgedAt: time })
  .meta({
    id: 'HazardAcknowledgement',
    description: 'A worker has seen a hazard of the step in front of them.',
  }) satisfies z.ZodType<HazardAcknowledgement>
