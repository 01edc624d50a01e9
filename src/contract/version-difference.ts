import { z } from 'zod'
import type { PartDifference, VersionDifference } from '../domain/version-difference.ts'
import { count, id } from './values.ts'

const partPlace = z
  .object({
    id,
    task: count,
    step: count.nullable(),
    hazard: count.nullable(),
    text: z.string().describe('The title of a task, the description of anything else.'),
  })
  .meta({ id: 'PartPlace', description: 'Where a part is, counted from 1.' })

const partDifference = z
  .object({
    originId: id,
    kind: z.enum(['task', 'step', 'hazard']),
    how: z.enum(['added', 'removed', 'changed']),
    moved: z.boolean(),
    from: partPlace.nullable(),
    to: partPlace.nullable(),
    fields: z.array(
      z.object({
        field: z.enum(['title', 'description', 'expectedAction', 'expectedResult', 'severity', 'mitigation']),
        from: z.string().nullable(),
        to: z.string().nullable(),
      }),
    ),
  })
  .meta({
    id: 'PartDifference',
    description: 'A part that is not the same in both versions.',
  }) satisfies z.ZodType<PartDifference>

export const versionDifference = z.object({
  title: z.object({ from: z.string(), to: z.string() }).nullable(),
  parts: z.array(partDifference).describe('In reading order; what is gone stands where it was.'),
}) satisfies z.ZodType<VersionDifference>

/** How many parts differ in which way. */
export const differenceCounts = z.object({ added: count, removed: count, changed: count, moved: count })
