import { z } from 'zod'
import { type ApiToken, scopes } from '../domain/api-tokens.ts'
import type { Device } from '../domain/devices.ts'
import type { SignIn } from '../domain/signed-in.ts'
import { id, time } from './values.ts'

export const secretKind = z.enum(['password', 'pin'])

export const signIn = z
  .object({
    id,
    userId: id,
    by: secretKind,
    deviceId: id.nullable().describe('The enrolled device that it is on; null elsewhere.'),
    signedInAt: time,
    until: time.describe('It ends then at the latest, and earlier without a request.'),
  })
  .meta({
    id: 'SignIn',
    description: 'One sign-in of a person, without its token.',
  }) satisfies z.ZodType<SignIn>

export const device = z
  .object({
    id,
    name: z.string(),
    addedBy: id,
    addedAt: time,
    codeUntil: time.nullable().describe('Until when it can be enrolled; null once it is.'),
    enrolledAt: time.nullable(),
    revokedAt: time.nullable(),
    revokedBy: id.nullable(),
  })
  .meta({
    id: 'Device',
    description: 'A tablet or phone of the plant, on which people sign in by PIN.',
  }) satisfies z.ZodType<Device>

export const apiToken = z
  .object({
    id,
    userId: id.describe('In whose name the machine acts.'),
    name: z.string(),
    scopes: z.array(z.enum(scopes)),
    madeBy: id,
    madeAt: time,
    expiresAt: time,
    revokedAt: time.nullable(),
    revokedBy: id.nullable(),
    lastUsedAt: time.nullable(),
  })
  .meta({
    id: 'ApiToken',
    description: 'What a machine signs in with, without its secret.',
  }) satisfies z.ZodType<ApiToken>
