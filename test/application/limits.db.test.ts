import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportTrail } from '../../src/application/audit/export.ts'
import { verifyTrail } from '../../src/application/audit/verification.ts'
import { acknowledgeHazards } from '../../src/application/hazard-acknowledgements.ts'
import { overrideCheck, recordCheck } from '../../src/application/safety-checks.ts'
import { editSop, publishSop, retireSop, reviseSop } from '../../src/application/sop-versions.ts'
import { createSop, deleteSop, restoreSop, showSop } from '../../src/application/sops.ts'
import { type Addition, addUser } from '../../src/application/users.ts'
import {
  abortWorkSession,
  approveWorkSession,
  completeWorkSession,
  rejectWorkSession,
  startWorkSession,
} from '../../src/application/work-sessions.ts'
import { InvalidInput } from '../../src/domain/errors.ts'
import type { Procedure } from '../../src/domain/procedure.ts'
import type { Sop } from '../../src/domain/sop.ts'
import type { User } from '../../src/domain/user.ts'
import type { WorkSession } from '../../src/domain/work-session.ts'
import type { Session } from '../../src/infrastructure/database/session.ts'
import { check, passEveryStep } from '../database/walk.ts'
import {
  aDraft,
  aMigratedDatabase,
  aProcedure,
  aSop,
  aStep,
  aSupervisor,
  aWorker,
  type OpenTestDatabase,
} from '../setup/records.ts'

let on: OpenTestDatabase
let people: { supervisor: User; worker: User }
let sop: Sop
let draft: Sop
let work: WorkSession
let completed: WorkSession
let added: Addition
const now = () => new Date()
const within = <T>(verb: (db: Session) => Promise<T>) => on.database.session(verb)

beforeAll(async () => {
  on = await aMigratedDatabase()
  people = { supervisor: await aSupervisor(on.database), worker: await aWorker(on.database) }
  added = { email: 'at@example.com', name: 'A', role: 'worker', by: people.supervisor, at: now() }
  sop = await aSop(on.database)
  draft = await aDraft(on.database)
  work = await started(people.worker)
  await check(on.database, work, people.worker, { result: 'fail', feedback: 'It hums' })
  const other = await aWorker(on.database)
  completed = await started(other)
  await passEveryStep(on.database, completed, other)
  await within((db) => completeWorkSession(db, completed.id, other, now()))
})

afterAll(() => on.close())

function started(worker: User): Promise<WorkSession> {
  return within((db) => startWorkSession(db, { sopId: sop.id, worker, at: now() }))
}

/** Every text that a verb takes: its field, and the verb with this text for it. */
const texts: Record<string, (text: string) => Promise<unknown>> = {
  title: (title) => create({ ...aProcedure, title }),
  'tasks[0].title': (title) => create(aTask({ title })),
  'tasks[0].description': (description) => create(aTask({ description })),
  'tasks[0].steps[0].description': (description) => create(aTask({ steps: [aStep(description)] })),
  'tasks[0].steps[0].expectedAction': (expectedAction) =>
    create(aTask({ steps: [aStep('A', { expectedAction })] })),
  'tasks[0].steps[0].expectedResult': (expectedResult) =>
    create(aTask({ steps: [aStep('A', { expectedResult })] })),
  'tasks[0].steps[0].hazards[0].description': (description) =>
    create(aTask({ steps: [aStep('A', { hazards: [{ description, severity: 'low', mitigation: null }] })] })),
  'tasks[0].steps[0].hazards[0].mitigation': (mitigation) =>
    create(aTask({ steps: [aStep('A', { hazards: [{ description: 'A', severity: 'low', mitigation }] })] })),
  'title of an edit': (title) =>
    within((db) =>
      editSop(db, { id: draft.id, procedure: { ...aProcedure, title }, author: people.worker, at: now() }),
    ),
  name: (name) => within((db) => addUser(db, { ...added, name })),
  email: (text) => within((db) => addUser(db, { ...added, email: `${text}@example.com` })),
  feedback: (feedback) => record({ result: 'pass', feedback }),
  'feedback of a failure': (feedback) => record({ result: 'fail', feedback }),
  'reason of an override': (reason) =>
    within((db) =>
      overrideCheck(db, { workSessionId: work.id, supervisor: people.supervisor, reason, at: now() }),
    ),
  'reason of a rejection': (reason) =>
    within((db) => rejectWorkSession(db, { id: completed.id, by: people.supervisor, reason, at: now() })),
  'reason of an abort': (reason) =>
    within((db) => abortWorkSession(db, { id: work.id, by: people.worker, reason, at: now() })),
  'reason of a retirement': (reason) =>
    within((db) => retireSop(db, { id: sop.id, supervisor: people.supervisor, reason, at: now() })),
  'reason of a deletion': (reason) =>
    within((db) => deleteSop(db, { id: sop.id, by: people.supervisor, reason, at: now() })),
  'reason of the deletion of a draft': (reason) =>
    within((db) => deleteSop(db, { id: draft.id, by: people.supervisor, reason, at: now() })),
  'reason of a restoration': (reason) =>
    within((db) => restoreSop(db, { id: draft.id, by: people.supervisor, reason, at: now() })),
}

function create(procedure: Procedure): Promise<Sop> {
  return within((db) => createSop(db, { procedure, author: people.worker, at: now() }))
}

function aTask(more: Partial<Procedure['tasks'][number]>): Procedure {
  return {
    title: 'A',
    tasks: [{ title: 'A', description: null, steps: [aStep('A')], ...more }],
  }
}

function record(finding: { result: 'pass' | 'fail'; feedback?: string }, at = now()) {
  return on.database.single((db) =>
    recordCheck(db, {
      workSessionId: work.id,
      stepId: work.currentStepId ?? '',
      worker: people.worker,
      finding,
      at,
    }),
  )
}

describe('a text that cannot be kept to the letter is refused, and its field is named', () => {
  test.each(
    Object.keys(texts).flatMap((field) => [
      [field, 'half of a surrogate pair', 'Look \uD83D here', 'not_unicode'] as const,
      [field, 'the other half', '\uDE00', 'not_unicode'] as const,
      [field, 'a NUL', 'a\0b', 'nul_character'] as const,
    ]),
  )('%s with %s', async (what, _, text, code) => {
    const refused = texts[what]?.(text)

    await expect(refused).rejects.toBeInstanceOf(InvalidInput)
    await expect(refused).rejects.toMatchObject({ data: { field: fieldOf(what), reason: { code } } })
  })
})

describe('a text has no more characters than its field takes', () => {
  test.each(Object.keys(texts))('%s', async (what) => {
    const field = fieldOf(what)
    const most = mostOf(field)

    const refused = texts[what]?.('あ'.repeat(most + 1))

    await expect(refused).rejects.toMatchObject({
      data: { field, reason: { code: 'too_long', most, length: expect.any(Number) } },
    })
  })

  test('a character beyond the basic plane counts once, and what just fits is kept to the letter', async () => {
    const title = '🦺'.repeat(300)
    const description = '点'.repeat(20_000)
    const name = '検'.repeat(200)
    const email = `${'a'.repeat(242)}@example.com`

    const made = await create({ title, tasks: [{ title, description, steps: [aStep(description)] }] })
    const user = await within((db) => addUser(db, { ...added, email, name }))

    const kept = await within((db) => showSop(db, made.id))
    expect(kept).toEqual(made)
    expect([kept.title, kept.tasks[0]?.description, kept.tasks[0]?.steps[0]?.description]).toEqual([
      title,
      description,
      description,
    ])
    expect([user.name, user.email, email.length]).toEqual([name, email, 254])
  })
})

test.each([
  ['a line break', 'Aiko\nSato'],
  ['a tab', 'Aiko\tSato'],
  ['an escape', 'Aiko\u001b[31m'],
  ['a C1 control', 'Aiko\u0085Sato'],
  ['a line separator', 'Aiko\u2028Sato'],
  ['a turn of the direction of writing', 'Aiko\u202eotaS'],
])('a name has no control characters: %s', async (_, name) => {
  await expect(texts['name']?.(name)).rejects.toMatchObject({
    data: { field: 'name', reason: { code: 'control_character' } },
  })
})

/** Every verb that is told when it is, with this time. */
const timed: Record<string, (at: Date) => Promise<unknown>> = {
  addUser: (at) => within((db) => addUser(db, { ...added, at })),
  createSop: (at) => within((db) => createSop(db, { procedure: aProcedure, author: people.worker, at })),
  editSop: (at) =>
    within((db) => editSop(db, { id: draft.id, procedure: aProcedure, author: people.worker, at })),
  publishSop: (at) => within((db) => publishSop(db, { id: draft.id, supervisor: people.supervisor, at })),
  retireSop: (at) => within((db) => retireSop(db, { id: sop.id, supervisor: people.supervisor, at })),
  reviseSop: (at) => within((db) => reviseSop(db, { from: sop.id, author: people.worker, at })),
  deleteSop: (at) => within((db) => deleteSop(db, { id: draft.id, by: people.supervisor, at })),
  restoreSop: (at) => within((db) => restoreSop(db, { id: draft.id, by: people.supervisor, at })),
  startWorkSession: (at) =>
    within((db) => startWorkSession(db, { sopId: sop.id, worker: people.worker, at })),
  recordCheck: (at) => record({ result: 'pass' }, at),
  acknowledgeHazards: (at) =>
    within((db) => acknowledgeHazards(db, { workSessionId: work.id, worker: people.worker, at })),
  overrideCheck: (at) =>
    within((db) =>
      overrideCheck(db, { workSessionId: work.id, supervisor: people.supervisor, reason: 'A', at }),
    ),
  completeWorkSession: (at) => within((db) => completeWorkSession(db, work.id, people.worker, at)),
  approveWorkSession: (at) => within((db) => approveWorkSession(db, completed.id, people.supervisor, at)),
  rejectWorkSession: (at) =>
    within((db) => rejectWorkSession(db, { id: completed.id, by: people.supervisor, reason: 'A', at })),
  abortWorkSession: (at) =>
    within((db) => abortWorkSession(db, { id: work.id, by: people.worker, reason: 'A', at })),
  exportTrail: (at) => within((db) => exportTrail(db, { at }).next()),
}

const impossible = [
  ['no time at all', new Date(Number.NaN)],
  ['the year 0', new Date('0000-12-31T23:59:59.999Z')],
  ['a year before that', new Date('-000500-01-01T00:00:00Z')],
  ['the year 10000', new Date('+010000-01-01T00:00:00Z')],
] as const

describe('a time is one of the years 1 to 9999', () => {
  test.each(Object.keys(timed).flatMap((verb) => impossible.map(([what, at]) => [verb, what, at] as const)))(
    '%s at %s',
    async (verb, _, at) => {
      await expect(timed[verb]?.(at)).rejects.toMatchObject({
        code: 'invalid_input',
        data: { field: 'at', reason: { code: 'no_such_time' } },
      })
    },
  )

  test.each(impossible)('what has changed since %s', async (_, since) => {
    const wrong = { data: { field: 'since', reason: { code: 'no_such_time' } } }

    await expect(within((db) => verifyTrail(db, { since }))).rejects.toMatchObject(wrong)
    await expect(within((db) => exportTrail(db, { at: now(), since }).next())).rejects.toMatchObject(wrong)
  })

  test.each([
    ['0001-01-01T00:00:00.000Z', 'times_out_of_order'],
    ['9999-12-31T23:59:59.999Z', 'time_ahead'],
  ])('%s is one, but none at which a SOP is created: %s', async (text, code) => {
    const at = new Date(text)

    const made = within((db) => createSop(db, { procedure: aProcedure, author: people.worker, at }))

    await expect(made).rejects.toMatchObject({ code: 'invalid_input', data: { reason: { code } } })
    await expect(within((db) => verifyTrail(db, { since: at }))).resolves.toMatchObject({ count: 0 })
  })
})

/** 'reason of an abort' is of the field `reason`. */
function fieldOf(what: string): string {
  return what.replace(/ of .*/, '')
}

function mostOf(field: string): number {
  if (field.endsWith('title')) return 300

  return { name: 200, email: 254 }[field] ?? 20_000
}
