import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/application/id.ts'
import {
  acknowledgeCurrentStep,
  type CurrentCheck,
  checkCurrentStep,
  ownWorkSession,
  resumeOwnWork,
} from '../../src/application/own-work.ts'
import { AmbiguousReference } from '../../src/application/references.ts'
import { overrideCheck, recordCheck } from '../../src/application/safety-checks.ts'
import {
  abortWorkSession,
  approveWorkSession,
  completeWorkSession,
  pauseWorkSession,
  rejectWorkSession,
  startWorkSession,
} from '../../src/application/work-sessions.ts'
import { NotFound } from '../../src/domain/errors.ts'
import { HazardNotAtThisStep } from '../../src/domain/hazard-acknowledgement.ts'
import { NotTheCurrentStep } from '../../src/domain/safety-check.ts'
import { NoActiveWorkSession, PausedWorkSessionNeeded } from '../../src/domain/work-meant.ts'
import {
  aMigratedDatabase,
  aProcedure,
  aStep,
  aSupervisor,
  aWorker,
  type OpenTestDatabase,
  someWork,
} from '../setup/records.ts'

let on: OpenTestDatabase

beforeAll(async () => {
  on = await aMigratedDatabase()
})

afterAll(() => on.close())

/** Nothing to acknowledge on the way. */
const harmless = {
  ...aProcedure,
  tasks: [{ title: 'Change', description: null, steps: [aStep('Pull the fuse')] }],
}
const now = () => new Date()
const passed = { result: 'pass' } as const

function check(report: Omit<CurrentCheck, 'finding' | 'at'> & Partial<CurrentCheck>) {
  return on.database.session((db) => checkCurrentStep(db, { finding: passed, at: now(), ...report }))
}

describe('a check of the step in front of the worker', () => {
  test('needs neither the work session nor the step to be named, and leaves the next step', async () => {
    const { work, worker, sop } = await someWork(on.database)

    const { check: recorded, situation } = await check({ worker })

    const [first, second] = sop.tasks[0]?.steps ?? []
    expect(recorded).toMatchObject({ sessionId: work.id, stepId: first?.id, result: 'pass' })
    expect(situation).toMatchObject({ workSessionId: work.id, step: { id: second?.id, number: 2 } })
  })

  test('is refused where another step was meant, by its number or by the end of its id', async () => {
    const { worker, sop } = await someWork(on.database)
    const second = sop.tasks[0]?.steps[1]?.id ?? ''

    await expect(check({ worker, step: '3' })).rejects.toMatchObject({
      code: 'not_the_current_step',
      message: expect.stringContaining('is at step 1 of 3; step 3 comes later.'),
      data: { places: { step: 3, current: 1, count: 3 } },
    })
    await expect(check({ worker, step: second.slice(-12) })).rejects.toThrow(NotTheCurrentStep)
    await expect(check({ worker, step: '4' })).rejects.toThrow(NotFound)
    await expect(check({ worker, step: second.slice(0, 8) })).rejects.toThrow(AmbiguousReference)
    await expect(check({ worker, step: '1' })).resolves.toMatchObject({ situation: { step: { number: 2 } } })
  })

  test('may be repeated with its id, also once the work has gone on', async () => {
    const { worker } = await someWork(on.database, harmless)
    const id = newId()
    const { check: recorded } = await check({ worker, id })

    const again = await check({ worker, id })
    const named = await check({ worker, id, step: '1' })

    expect(again).toEqual({ check: recorded, situation: expect.objectContaining({ step: null }) })
    expect(named).toEqual(again)
  })

  test('may be repeated with its id while the next step waits', async () => {
    const { worker } = await someWork(on.database)
    const id = newId()
    const { check: recorded } = await check({ worker, id })

    expect(await check({ worker, id })).toMatchObject({ check: recorded, situation: { step: { number: 2 } } })
    await expect(check({ worker, id, finding: { result: 'fail', feedback: 'No' } })).rejects.toMatchObject({
      code: 'id_taken',
    })
  })

  test('is refused at a step that is done, by its number', async () => {
    const { worker } = await someWork(on.database)
    await check({ worker })

    await expect(check({ worker, step: '1' })).rejects.toThrow('is at step 2 of 3; step 1 is done.')
  })

  describe('speaks of the state that the work is in', () => {
    const done = async () => {
      const { work, worker, sop } = await someWork(on.database, harmless)
      for (const _ of sop.tasks.flatMap(({ steps }) => steps)) await check({ worker })

      return { id: work.id, worker }
    }
    const completed = async () => {
      const { id, worker } = await done()
      await on.database.session((db) => completeWorkSession(db, id, worker, now()))

      return { id, worker }
    }

    test('every step is done', async () => {
      const { id, worker } = await done()

      await expect(check({ worker })).rejects.toMatchObject({
        code: 'not_the_current_step',
        data: { id, currentStepId: null },
      })
    })

    test('completed', async () => {
      const { id, worker } = await completed()

      await expect(check({ worker, work: id })).rejects.toMatchObject({
        code: 'illegal_move',
        data: { id, verb: 'record a check', status: 'completed' },
      })
      await expect(check({ worker })).rejects.toMatchObject({
        code: 'no_active_work_session',
        data: { latest: { id, status: 'completed' } },
      })
    })

    test.each(['approved', 'rejected'] as const)('%s', async (status) => {
      const { id, worker } = await completed()
      const supervisor = await aSupervisor(on.database)
      await on.database.session((db) =>
        status === 'approved'
          ? approveWorkSession(db, id, supervisor, now())
          : rejectWorkSession(db, { id, by: supervisor, reason: 'Again', at: now() }),
      )

      await expect(check({ worker, work: id })).rejects.toMatchObject({
        code: 'work_session_locked',
        data: { id, status },
      })
      await expect(check({ worker })).rejects.toMatchObject({ data: { latest: { id, status } } })
    })

    test('paused, which is told before newer work that has ended', async () => {
      const { work, worker, sop } = await someWork(on.database)
      await on.database.session((db) => pauseWorkSession(db, work.id, worker))
      const other = await on.database.session((db) =>
        startWorkSession(db, { sopId: sop.id, worker, at: now() }),
      )
      await on.database.session((db) =>
        abortWorkSession(db, { id: other.id, by: worker, reason: 'Rain', at: now() }),
      )

      await expect(check({ worker })).rejects.toMatchObject({
        code: 'no_active_work_session',
        message: expect.stringContaining(`${work.id} is paused.`),
        data: { latest: { id: work.id, status: 'paused' } },
      })
      await expect(check({ worker, work: work.id })).rejects.toMatchObject({
        code: 'illegal_move',
        data: { status: 'paused' },
      })
    })
  })

  test('is refused where the worker has no work in progress', async () => {
    const worker = await aWorker(on.database)

    await expect(check({ worker })).rejects.toThrow(NoActiveWorkSession)
  })
})

describe('acknowledging', () => {
  test('names what was added, and nothing the second time', async () => {
    const { worker, sop } = await someWork(on.database)
    await check({ worker })
    const hazard = sop.tasks[0]?.steps[1]?.hazards[0]?.id ?? ''
    const acknowledge = (hazards?: string[]) =>
      on.database.session((db) => acknowledgeCurrentStep(db, { worker, hazards, at: now() }))

    const named = await acknowledge([hazard.slice(-12)])
    const again = await acknowledge()

    expect(named).toMatchObject({
      acknowledgements: [{ hazardId: hazard, acknowledgedBy: worker.id }],
      added: [hazard],
      situation: { unacknowledged: [] },
    })
    expect(again).toEqual({ ...named, added: [] })
  })

  test('a hazard of another step is told apart from one that the SOP does not have', async () => {
    const { worker, sop } = await someWork(on.database)
    const hazard = sop.tasks[0]?.steps[1]?.hazards[0]?.id ?? ''
    const acknowledge = (named: string) =>
      on.database.session((db) => acknowledgeCurrentStep(db, { worker, hazards: [named], at: now() }))

    await expect(acknowledge(hazard.slice(-12))).rejects.toThrow(HazardNotAtThisStep)
    await expect(acknowledge('ffffffffffff')).rejects.toThrow(NotFound)
  })
})

describe('resuming', () => {
  test('takes the only work session that the worker has paused, and tells how long it rested', async () => {
    const { work, worker } = await someWork(on.database)
    await on.database.session((db) => pauseWorkSession(db, work.id, worker))

    const resumed = await on.database.session((db) => resumeOwnWork(db, { worker }))

    expect(resumed).toMatchObject({
      work: { id: work.id, status: 'in_progress' },
      situation: { workSessionId: work.id, status: 'in_progress', step: { number: 1 } },
    })
    expect(resumed.pausedFor).toBe(resumed.work.pausedSeconds)
    expect(resumed.pausedFor).toBeGreaterThan(0)
  })

  test('must be told which of several, and names them', async () => {
    const { work, worker, sop } = await someWork(on.database)
    await on.database.session((db) => pauseWorkSession(db, work.id, worker))
    const other = await on.database.session((db) =>
      startWorkSession(db, { sopId: sop.id, worker, at: now() }),
    )
    await on.database.session((db) => pauseWorkSession(db, other.id, worker))

    const resumed = on.database.session((db) => resumeOwnWork(db, { worker }))

    await expect(resumed).rejects.toThrow(PausedWorkSessionNeeded)
    await expect(resumed).rejects.toMatchObject({ data: { candidates: [other.id, work.id] } })
  })
})

test('a work session is found by the end of its id, whoever it belongs to', async () => {
  const { work } = await someWork(on.database)
  const worker = await aWorker(on.database)

  const found = await on.database.session((db) => ownWorkSession(db, { worker, work: work.id.slice(-12) }))

  expect(found).toEqual(work)
})

test('an override tells whether the work goes on with it, and where it stands', async () => {
  const { work, worker, sop } = await someWork(on.database)
  const supervisor = await aSupervisor(on.database)
  const stepId = sop.tasks[0]?.steps[0]?.id ?? ''
  const finding = { result: 'fail', feedback: 'The lamp is lit', needsReview: true } as const
  const report = { workSessionId: work.id, stepId, worker, finding, at: now() }
  await on.database.single((db) => recordCheck(db, report))
  const override = { workSessionId: work.id, supervisor, reason: 'Measured dead', at: now() }

  const overridden = await on.database.session((db) => overrideCheck(db, override))

  expect(overridden).toMatchObject({
    goesOn: true,
    nextStepId: sop.tasks[0]?.steps[1]?.id,
    situation: { step: { number: 2 }, unacknowledged: [expect.any(String)] },
  })
})
