import { z } from 'zod'
import { exportLine, timeline, verification } from './audit.ts'
import { board, boardNews } from './board.ts'
import { type Encoder, encoderOf } from './encoder.ts'
import { hazardAcknowledgement } from './hazard-acknowledgement.ts'
import { importedProcedure, importPreview, imports, reading } from './imports.ts'
import { problem, problemDetails } from './problem.ts'
import {
  currentRevision,
  grantedRights,
  heads,
  objections,
  revision,
  revisions,
  schemaDifference,
} from './revisions.ts'
import { safetyCheck } from './safety-check.ts'
import { apiToken, device, signIn } from './sign-in.ts'
import { signature } from './signature.ts'
import { situation } from './situation.ts'
import { sop, sopSummary, sopVersion } from './sop.ts'
import { user } from './user.ts'
import { count, id, seconds, time } from './values.ts'
import { differenceCounts, versionDifference } from './version-difference.ts'
import { workSession, workSessionSummary } from './work-session.ts'

const next = id.nullable().describe('What the page behind this one begins after; null at the end.')
const people = z.array(user).describe('Whoever is named in it.')
const unbroken = z.boolean()

const recordedAt = time
  .nullable()
  .describe('By the database’s clock: the event’s time in every view; null before there was a trail.')

/** The whole record of one work session. */
const workRecord = z.object({
  work: workSession,
  sop,
  checks: z.array(z.object({ ...safetyCheck.shape, recordedAt })),
  acknowledgements: z.array(z.object({ ...hazardAcknowledgement.shape, recordedAt })),
  signatures: z.array(signature),
  pauses: z
    .array(z.object({ from: time, to: time.nullable().describe('Null while it lasts.') }))
    .describe('By the database’s clock.'),
  recordedAt: z
    .object({
      started: recordedAt,
      completed: recordedAt,
      closed: recordedAt.describe('When it was approved, rejected or aborted.'),
      published: recordedAt.describe('The version that was worked on.'),
    })
    .describe('The times of these events, as every view tells them; the device’s stand in `work` and `sop`.'),
  time: z.object({ workedSeconds: seconds, pausedSeconds: seconds }),
  people,
  trail: z.object({
    unbroken,
    work: verification,
    sop: verification,
    heads: z
      .array(
        z.object({
          stream: id,
          position: count,
          hash: z.string().describe('SHA-256 in hexadecimal digits.'),
        }),
      )
      .describe('The last event of the work’s trail and of its SOP’s, which holds every one before it.'),
  }),
})

/** Where whoever asks is with their own work. */
const whereabouts = z.object({
  worker: user,
  inProgress: z
    .object({ work: workSession, ...situation.shape })
    .nullable()
    .describe('The work in progress and where it stands; null where there is none.'),
  others: z
    .array(workSessionSummary)
    .describe('The newest of those that are paused, or completed and wait for a supervisor.'),
})

const verifiedTrail = z.object({ unbroken, ...verification.shape })

const sopRecord = z.object({
  ...sop.shape,
  state: z.string().describe('Names what it says, for If-Match where a draft is edited.'),
  signature: signature.nullable(),
  recordedAt: z.object({ created: recordedAt, published: recordedAt, retired: recordedAt }),
  people,
})

const comparison = z.object({
  from: sopVersion,
  to: sopVersion,
  ...versionDifference.shape,
  counts: differenceCounts,
})

/** Every document that a program is answered with, by its name. */
export const documents = {
  user,
  users: z.object({ users: z.array(user), next }),

  sops: z.object({ sops: z.array(sopSummary), next }),
  sopRecord,
  sopInUse: z.object({
    sop: sopRecord.describe('The version that work starts on.'),
    since: comparison
      .nullable()
      .describe(
        'From the version of the work that whoever asks last completed; null where that is this one.',
      ),
  }),
  versions: z.object({ versions: z.array(sopSummary), people }),
  comparison,
  imports,
  importedProcedure,
  importPreview,
  writtenProcedure: z.object({
    format: z.enum(['markdown', 'json']),
    text: z
      .string()
      .describe('Reading it gives the same procedure; it says from which version and state it was taken.'),
  }),
  changedSop: z.object({ sop: sopVersion }),
  editedSop: z.object({
    sop: sopVersion,
    ...versionDifference.shape,
    counts: differenceCounts,
    ...reading,
  }),
  states: z.object({
    states: z.array(
      z.object({
        state: z.string().describe('Names what it said; the same words have the same name.'),
        at: time,
        by: id.nullable(),
        title: z.string(),
        taskCount: count,
        stepCount: count,
        hazardCount: count,
      }),
    ),
    people,
  }),
  revertedSop: z.object({ sop: sopVersion, ...versionDifference.shape, counts: differenceCounts }),
  removedSop: sopVersion.pick({ id: true, title: true, version: true, status: true, deletedAt: true }),

  board,
  boardNews,
  workSessions: z.object({ workSessions: z.array(workSessionSummary), next }),
  workRecord,
  whereabouts,
  shownWork: z.union([workRecord, whereabouts]),
  situation,
  recordedCheck: z.object({
    check: safetyCheck,
    nextStepId: id.nullable().describe('The step that waits now; null once every step is done.'),
  }),
  movedWork: z.object({ work: workSession }),
  movedOn: z.object({ work: workSession, ...situation.shape }),
  checked: z.object({ check: safetyCheck, ...situation.shape }),
  carriedOut: z.object({
    outcomes: z.array(
      z.object({
        id: id.describe('Of the command.'),
        outcome: z
          .enum(['done', 'refused', 'not_tried'])
          .describe('On record, now or since before; refused; or one before it was.'),
        problem: problemDetails.nullable().describe('Why it was refused.'),
      }),
    ),
    clock: z.object({
      sentAt: time,
      receivedAt: time,
      aheadSeconds: z.number().describe('How far the device’s clock is ahead; below 0 where it is behind.'),
      isCorrected: z
        .boolean()
        .describe('The clock is off by more than five minutes; its times were put right by that.'),
    }),
    situation: situation
      .nullable()
      .describe('After it all; null of work that is not on record or not the worker’s.'),
  }),
  acknowledged: z.object({ acknowledgements: z.array(hazardAcknowledgement), ...situation.shape }),

  signedIn: z.object({ user, signIn }),
  demo: z.object({
    people: z.array(user).describe('In the order in which they are shown.'),
    password: z.string().describe('Of each of them; made anew at each start of the server.'),
    pin: z.string().describe('Of each of them, on an enrolled device.'),
  }),
  done: z.object({}),
  secretCode: z.object({ code: z.string().describe('Told this once.'), until: time }),
  devices: z.object({ devices: z.array(device) }),
  addedDevice: z.object({ device, code: z.string().describe('Told this once.') }),
  enrolledDevice: z.object({ device }),
  apiTokens: z.object({ apiTokens: z.array(apiToken) }),
  madeToken: z.object({ token: apiToken, secret: z.string().describe('Told this once.') }),
  apiToken: z.object({ apiToken }),

  timeline,
  exportLine,
  verifiedTrail,
  verificationNews: z
    .discriminatedUnion('event', [
      z.object({
        event: z.literal('progress'),
        data: z.object({ done: count, about: count.describe('About how many events there are.') }),
      }),
      z.object({ event: z.literal('verified'), data: verifiedTrail }),
    ])
    .meta({
      id: 'VerificationNews',
      description: 'An event of a verification: how far it is, and at the end what it came to.',
    }),

  revision,
  revisions,
  currentRevision,
  heads,
  schemaDifference,
  objections,
  grantedRights,

  failure: z.object({ error: problem }),
} as const

export type DocumentName = keyof typeof documents

/** What Tenken has for the document: times are Dates. */
export type DocumentValue<Name extends DocumentName> = z.output<(typeof documents)[Name]>

/** The document as JSON has it. */
export type JsonDocument<Name extends DocumentName> = z.input<(typeof documents)[Name]>

type Schemas = { readonly [Name in DocumentName]: z.ZodType<DocumentValue<Name>, JsonDocument<Name>> }

/** What goes out, and nothing that the contract doesn't name. Throws ZodError where the value is not of this form. */
export function encodeDocument<Name extends DocumentName>(
  name: Name,
  value: DocumentValue<Name>,
): JsonDocument<Name> {
  const schemas: Schemas = documents

  return z.encode(schemas[name], value)
}

const encoders = new Map<DocumentName, Encoder>()

/**
 * The same of what Tenken itself has made, in a tenth of the time: that it is of the form the compiler holds, and tests
 * hold it of every answer; here it is not asked again. Nothing goes out that the contract doesn't name.
 */
export function encodeOwnDocument(name: DocumentName, value: unknown): unknown {
  let encode = encoders.get(name)
  if (!encode) {
    encode = encoderOf(documents[name])
    encoders.set(name, encode)
  }

  return encode(value)
}
