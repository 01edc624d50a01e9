import { describe, expect, expectTypeOf, test } from 'vitest'
import { z } from 'zod'
import type { CheckReport, Override } from '../../src/application/safety-checks.ts'
import type { Deletion, NewSop } from '../../src/application/sops.ts'
import type { Closing, Start } from '../../src/application/work-sessions.ts'
import { type InputName, type InputValue, inputs } from '../../src/contract/inputs.ts'

const id = '019a0000-0000-7000-8000-00000000de01'
const password = 'correct horse battery'
const at = '2026-04-01T09:30:05.123Z'

const procedure = {
  title: 'Change the fuse',
  tasks: [
    {
      title: 'Isolate',
      description: null,
      steps: [
        {
          description: 'Switch off',
          expectedAction: null,
          expectedResult: null,
          hazards: [{ description: 'Live bar', severity: 'high', mitigation: null }],
        },
      ],
    },
  ],
} as const

const examples: Readonly<Record<InputName, object>> = {
  signIn: { name: 'aiko@example.com', kind: 'password', secret: 'blue lamps over the bridge' },
  signInToDemo: { userId: id },
  changeSecret: { kind: 'pin', secret: '4711', current: 'blue lamps over the bridge' },
  resetSecret: { kind: 'pin' },
  redeemCode: { name: '4711', kind: 'pin', code: 'ABCD-EFGH', secret: '290415' },
  addFirstAdmin: { code: 'ABCD-EFGH', name: 'Aiko Sato', password: 'blue lamps over the bridge' },
  addDevice: { name: 'Tablet 3' },
  enrolDevice: { code: 'ABCD-EFGH' },
  revokeDevice: {},
  makeToken: { userId: id, name: 'Line 4', scopes: ['read'], expiresAt: at },
  revokeToken: {},
  addUser: { email: 'aiko@example.com', name: 'Aiko Sato', role: 'worker' },
  renameUser: { name: 'Aiko Mori', employeeNumber: '4711' },
  changeRole: { role: 'supervisor' },
  deactivateUser: {},
  reactivateUser: {},
  createSop: { procedure, at },
  editSop: { procedure, at },
  previewImport: {
    text: '# Fuse',
    format: 'markdown',
    name: 'fuse.md',
    ifChanged: 'revise',
    changesOfOthers: 'kept',
  },
  importSop: { text: '# Fuse', ifChanged: 'ask', changesOfOthers: 'undone', at },
  publishSop: { password, at },
  reviseSop: { id, at },
  retireSop: { reason: 'Replaced', at },
  deleteSop: { reason: 'Twice on record', at },
  restoreSop: { at },
  revertSop: { state: '1a2b3c', at },
  startWork: { sopId: id, at },
  acknowledgeHazards: { hazardIds: [id], at },
  recordCheck: { stepId: id, finding: { result: 'fail', feedback: 'Lit', confidence: 0.7 }, at },
  overrideCheck: { password, reason: 'Measured dead', at },
  pauseWork: {},
  resumeWork: {},
  completeWork: { at },
  carryOutCommands: { sentAt: at, commands: [{ command: 'pause', id, at }] },
  approveWork: { password, at },
  rejectWork: { password, reason: 'Again', at },
  abortWork: { reason: 'Rain', at },
}

/** The same with a Date for each of its times, wherever it stands. */
function withDates(value: unknown): unknown {
  if (value === at) return new Date(at)
  if (Array.isArray(value)) return value.map(withDates)
  if (typeof value !== 'object' || value === null) return value

  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withDates(each)]))
}

describe.each(Object.entries(examples))('the input %s', (name, example) => {
  const schema: z.ZodType = inputs[name as InputName]

  test('comes in with Dates for its times, and goes out as it came', () => {
    const value = z.decode(schema, example)

    expect(value).toEqual(withDates(example))
    expect(z.encode(schema, value)).toEqual(example)
  })

  test('is refused with a key that is not known, and without one that is needed', () => {
    expect(z.safeDecode(schema, { ...example, reasn: 'x' }).success).toBe(false)
    for (const needed of Object.keys(example).slice(0, 1)) {
      expect(z.safeDecode(schema, { ...example, [needed]: undefined }).success).toBe(false)
    }
  })
})

test('what comes in is what the verbs take', () => {
  expectTypeOf<InputValue<'recordCheck'>>().toExtend<Pick<CheckReport, 'stepId' | 'finding' | 'at'>>()
  expectTypeOf<InputValue<'overrideCheck'>>().toExtend<Pick<Override, 'checkId' | 'reason' | 'at'>>()
  expectTypeOf<InputValue<'createSop'>>().toExtend<Pick<NewSop, 'procedure' | 'at'>>()
  expectTypeOf<InputValue<'deleteSop'>>().toExtend<Pick<Deletion, 'reason' | 'at'>>()
  expectTypeOf<InputValue<'startWork'>>().toExtend<Pick<Start, 'sopId' | 'at'>>()
  expectTypeOf<InputValue<'rejectWork'>>().toExtend<Pick<Closing, 'reason' | 'at'>>()
})

test.each([
  ['a confidence above 1', 'recordCheck', { stepId: id, finding: { result: 'pass', confidence: 2 }, at }],
  ['an override as a finding', 'recordCheck', { stepId: id, finding: { result: 'override' }, at }],
  ['a time that is none', 'completeWork', { at: 'yesterday' }],
  ['an id that is none', 'startWork', { sopId: 'fuse', at }],
] as const)('%s is refused', (_, name, input) => {
  const schema: z.ZodType = inputs[name]

  expect(z.safeDecode(schema, input).success).toBe(false)
})
