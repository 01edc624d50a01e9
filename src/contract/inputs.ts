import { z } from 'zod'
import { scopes } from '../domain/api-tokens.ts'
import type { EditedProcedure } from '../domain/draft-matching.ts'
import { type Procedure, severities } from '../domain/procedure.ts'
import type { Finding } from '../domain/safety-check.ts'
import { roles } from '../domain/user.ts'
import { secretKind } from './sign-in.ts'
import { id, time } from './values.ts'

const text = z.string()
const at = time.describe('By the clock of whoever asks; the database keeps its own time beside it.')
const reason = text.describe('Why; kept in the audit trail.')

const password = text.describe('Of whoever signs: asked for at each signature (21 CFR 11.200).')

const hazard = z.strictObject({
  description: text,
  severity: z.enum(severities),
  mitigation: text.nullable(),
})

const step = z.strictObject({
  description: text.describe('Its first line is the heading.'),
  expectedAction: text.nullable().describe('What to point at and call.'),
  expectedResult: text.nullable().describe('What must be seen.'),
  hazards: z.array(hazard),
})

const task = z.strictObject({ title: text, description: text.nullable(), steps: z.array(step) })

const procedure = z.strictObject({ title: text, tasks: z.array(task) }) satisfies z.ZodType<Procedure>

const itsId = id
  .exactOptional()
  .describe('Which part of the draft it is, so that it is found again however it is reworded.')
const editedStep = step.extend({ id: itsId, hazards: z.array(hazard.extend({ id: itsId })) })
const editedTask = task.extend({ id: itsId, steps: z.array(editedStep) })
const editedProcedure = procedure.extend({ tasks: z.array(editedTask) }) satisfies z.ZodType<EditedProcedure>

const queued = {
  id: id.describe('Made by the device, and sent again with each repetition; of a check it is the check’s.'),
  at: time.describe('By the clock of the device.'),
}

const finding = z.strictObject({
  result: z.enum(['pass', 'fail']),
  feedback: text.exactOptional().describe('What was seen; of a failure, what is wrong.'),
  confidence: z.number().min(0).max(1).exactOptional().describe('How sure an automatic observer is.'),
  needsReview: z.boolean().exactOptional().describe('Flags the check for a supervisor.'),
}) satisfies z.ZodType<Finding>

const importable = {
  text: text.describe('Of the document.'),
  format: z.enum(['markdown', 'json']).exactOptional().describe('As the text begins unless given.'),
  name: text.exactOptional().describe('Of the file, for the errors.'),
  ifChanged: z
    .enum(['ask', 'revise', 'new'])
    .default('ask')
    .describe('What becomes of it where it is on record and says something else; refused where nobody says.'),
  changesOfOthers: z
    .enum(['kept', 'undone'])
    .default('kept')
    .describe('Whether what others did since the text was taken stands against it.'),
}

const role = z.enum(roles)

/** What somebody is called by: an email or an employee number, at least one of the two. */
const naming = {
  name: text,
  email: text.nullable().exactOptional(),
  employeeNumber: text.nullable().exactOptional(),
}

/**
 * What a program sends to have something put on record, by the name of what it asks for. What is created carries its id
 * in its address, and whoever acts is known by the session, so that neither is in here. A key that is not known is
 * refused, so that nothing is lost by a misspelling; what the texts may say, the domain judges.
 */
export const inputs = {
  addUser: z.strictObject({ ...naming, role }),
  renameUser: z.strictObject({ ...naming, name: text.exactOptional() }),
  changeRole: z.strictObject({ role }),
  deactivateUser: z.strictObject({}),
  reactivateUser: z.strictObject({}),

  createSop: z.strictObject({ procedure, at }),
  editSop: z.strictObject({ procedure: editedProcedure, at }),
  previewImport: z.strictObject(importable),
  importSop: z.strictObject({ ...importable, at }),
  publishSop: z.strictObject({ password, at }),
  reviseSop: z.strictObject({ id: id.describe('The new draft’s.'), at }),
  retireSop: z.strictObject({ reason: reason.exactOptional(), at }),
  deleteSop: z.strictObject({ reason: reason.exactOptional(), at }),
  restoreSop: z.strictObject({ reason: reason.exactOptional(), at }),
  revertSop: z.strictObject({ state: text, at }),

  startWork: z.strictObject({ sopId: id.describe('An effective version.'), at }),
  acknowledgeHazards: z.strictObject({
    hazardIds: z.array(id).min(1).describe('Those of the step that waits which were shown and seen.'),
    at,
  }),
  recordCheck: z.strictObject({
    stepId: id.describe('The step that is meant, so that a check is never recorded for another.'),
    finding,
    at,
  }),
  overrideCheck: z.strictObject({
    password,
    checkId: id.exactOptional().describe('A flagged check; the failure that holds the step up unless given.'),
    reason,
    at,
  }),
  pauseWork: z.strictObject({}),
  resumeWork: z.strictObject({}),
  completeWork: z.strictObject({ at }),
  carryOutCommands: z.strictObject({
    sentAt: time.describe('By the clock of the device, as it sends.'),
    commands: z
      .array(
        z.discriminatedUnion('command', [
          z.strictObject({ command: z.literal('acknowledge'), ...queued, hazardIds: z.array(id).min(1) }),
          z.strictObject({ command: z.literal('check'), ...queued, stepId: id, finding }),
          z.strictObject({ command: z.literal('pause'), ...queued }),
          z.strictObject({ command: z.literal('resume'), ...queued }),
          z.strictObject({ command: z.literal('complete'), ...queued }),
        ]),
      )
      .min(1)
      .max(500)
      .describe('In the order in which they were given.'),
  }),
  approveWork: z.strictObject({ password, at }),
  rejectWork: z.strictObject({ password, reason, at }),
  abortWork: z.strictObject({ reason, at }),

  signIn: z.strictObject({
    name: text.describe('An e-mail address, an employee number or an id.'),
    kind: secretKind,
    secret: text,
  }),
  signInToDemo: z.strictObject({ userId: id }),
  changeSecret: z.strictObject({
    kind: secretKind,
    secret: text.describe('The new one: a password of 15 characters or more, or a PIN of 6 to 12 digits.'),
    current: text.describe('The password or PIN that was signed in by.'),
  }),
  resetSecret: z.strictObject({ kind: secretKind }),
  redeemCode: z.strictObject({ name: text, kind: secretKind, code: text, secret: text }),
  addFirstAdmin: z.strictObject({
    code: text.describe('As the terminal of the server says it.'),
    email: text.exactOptional(),
    employeeNumber: text.exactOptional(),
    name: text,
    password: text,
  }),
  addDevice: z.strictObject({ name: text }),
  enrolDevice: z.strictObject({ code: text }),
  revokeDevice: z.strictObject({}),
  makeToken: z.strictObject({
    userId: id.describe('In whose name the machine acts.'),
    name: text,
    scopes: z.array(z.enum(scopes)).min(1),
    expiresAt: time,
  }),
  revokeToken: z.strictObject({}),
} as const

export type InputName = keyof typeof inputs

/** What Tenken makes of the input: times are Dates. */
export type InputValue<Name extends InputName> = z.output<(typeof inputs)[Name]>

/** The input as JSON has it. */
export type JsonInput<Name extends InputName> = z.input<(typeof inputs)[Name]>
