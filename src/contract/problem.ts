import { z } from 'zod'
import { errorKinds } from '../domain/errors.ts'

/** What went wrong, for a program and for whoever reads it. */
export const problem = z
  .object({
    code: z.string().describe('Stable; docs/errors.md tells what each means.'),
    kind: z.enum(errorKinds),
    message: z.string().describe('What is wrong, in the reader’s language.'),
    next: z.string().nullable().describe('What to do about it; null where the message says all.'),
    data: z.looseObject({}).describe('The facts; the code says which.'),
  })
  .meta({ id: 'Problem', description: 'What went wrong.' })
