import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  acknowledgeCurrentStep,
  type CurrentCheck,
  checkCurrentStep,
  ownWorkSession,
  resumeOwnWork,
} from '../../src/application/own-work.ts'
import { AmbiguousReference } from '../../src/application/references.ts'
import { overrideCheck, recordCheck } from '../../src/application/safety-checks.ts'
import { pauseWorkSession, startWorkSession } from '../../src/application/work-sessions.ts'
import { NotFound } from '../../src/domain/errors.ts'
import { HazardNotAtThisStep } from '../../src/domain/hazard-acknowledgement.ts'
import { NotTheCurrentStep } from '../../src/domain/safety-check.ts'
import { NoActiveWorkSession, PausedWorkSessionNeeded } from '../../src/domain/work-session.ts'
import { aMigratedDatabase, aSupervisor, aWorker, type OpenTestDatabase, someWork } from '../setup/records.ts'

let on: OpenTestDatabase

beforeAll(async () => {
  on = await aMigratedDatabase()
}, 60_000)

afterAll(() => on.close())

const now = () => new Date()
const passed = { result: 'pass' } as const

function check(report: Omit<CurrentCheck, 'finding' | 'at'>) {
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

    await expect(check({ worker, step: '2' })).rejects.toThrow(NotTheCurrentStep)
    await expect(check({ worker, step: second.slice(-12) })).rejects.toThrow(NotTheCurrentStep)
    await expect(check({ worker, step: '4' })).rejects.toThrow(NotFound)
    await expect(check({ worker, step: second.slice(0, 8) })).rejects.toThrow(AmbiguousReference)
    await expect(check({ worker, step: '1' })).resolves.toMatchObject({ situation: { step: { number: 2 } } })
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
