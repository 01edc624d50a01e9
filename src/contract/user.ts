import { z } from 'zod'
import { roles, type User } from '../domain/user.ts'
import { id, time } from './values.ts'

/** Somebody who acts, or acted. */
export const user = z
  .object({
    id,
    email: z
      .string()
      .nullable()
      .describe('Null for somebody who has none; they have an employee number then.'),
    employeeNumber: z.string().nullable(),
    name: z.string(),
    role: z.enum(roles),
    createdAt: time,
    updatedAt: time,
    deactivatedAt: time.nullable(),
  })
  .meta({ id: 'User', description: 'Somebody who acts, or acted.' }) satisfies z.ZodType<User>
