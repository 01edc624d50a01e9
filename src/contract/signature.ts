import { z } from 'zod'
import { type Signature, signatureMeanings } from '../domain/signature.ts'
import { id, time } from './values.ts'

/** Who answers for a record, when, and in which sense (21 CFR 11.50). */
export const signature = z
  .object({
    id,
    meaning: z.enum(signatureMeanings),
    signerId: id,
    signerName: z.string().describe('As it was printed when they signed.'),
    signedAt: time,
    checkId: id.nullable().describe('Of the check that was overridden; else null.'),
  })
  .meta({
    id: 'Signature',
    description: 'Who answers for a record, when, and in which sense (21 CFR 11.50).',
  }) satisfies z.ZodType<Signature>
