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

/** The same over HTTP (RFC 9457). */
export const problemDetails = z
  .object({
    type: z.string().describe('Names the code as a URI.'),
    title: z.string().describe('The kind in the reader’s language.'),
    status: z.int().describe('That of the answer.'),
    detail: z.string().describe('What is wrong, in the reader’s language.'),
    instance: z.string().describe('The request: its id, as the header Request-Id and the log have it.'),
    code: z.string().describe('Stable; docs/errors.md tells what each means.'),
    kind: z.enum(errorKinds),
    next: z.string().nullable().describe('What to do about it; null where the detail says all.'),
    data: z.looseObject({}).describe('The facts; the code says which.'),
    field: z.string().exactOptional().describe('Where in the request it is wrong.'),
  })
  .meta({ id: 'ProblemDetails', description: 'What went wrong, as an answer over HTTP (RFC 9457).' })

export type ProblemDetails = z.infer<typeof problemDetails>
