import { z } from 'zod'

/** One revision of the schema. */
export const revision = z
  .object({
    revision: z.string(),
    downRevision: z.string().nullable(),
    message: z.string(),
    head: z.boolean(),
    released: z.boolean(),
    transactional: z.boolean(),
  })
  .meta({ id: 'Revision', description: 'One revision of the schema.' })

export const revisions = z.object({
  revisions: z.array(
    z.object({
      ...revision.shape,
      current: z.boolean().nullable().describe('Null where no database answers.'),
    }),
  ),
})

export const currentRevision = z.object({
  current: z.string().nullable(),
  head: z.string().nullable(),
  atHead: z.boolean(),
})

export const heads = z.object({ heads: z.array(z.string()) })

const statement = z
  .object({
    sql: z.string(),
    destructive: z.boolean(),
    locking: z.boolean(),
    comment: z.string().nullable(),
    renameHint: z.string().nullable(),
  })
  .meta({ id: 'Statement', description: 'A statement that would bring the schema further.' })

export const schemaDifference = z.object({
  agree: z.boolean(),
  wanted: z.array(statement).readonly().describe('What the models ask for.'),
  drift: z.array(statement).readonly().describe('What was done beside the revisions.'),
  undo: z.array(statement).readonly().describe('What takes that back.'),
})

export const objections = z.object({
  objections: z.array(
    z.object({
      code: z.string(),
      it: z.string(),
      severity: z.string(),
      revision: z.string(),
      direction: z.string(),
      message: z.string(),
      statement: z.string(),
      allowed: z.string().nullable().describe('Why the revision says that it may stay.'),
    }),
  ),
})

export const grantedRights = z.union([
  z.object({
    role: z.string(),
    access: z.string(),
    granted: z.array(z.string()).readonly(),
    revoked: z.array(z.string()).readonly(),
    revokedFromPublic: z.array(z.string()).readonly(),
    leftToPublic: z.array(z.string()).readonly(),
  }),
  z.object({ sql: z.string() }),
])
