import { afterAll, beforeAll, expect, test } from 'vitest'
import { acknowledgeHazards } from '../../src/application/hazard-acknowledgements.ts'
import { recordCheck } from '../../src/application/safety-checks.ts'
import { getSituation } from '../../src/application/situations.ts'
import { completeWorkSession } from '../../src/application/work-sessions.ts'
import { NotFound } from '../../src/domain/errors.ts'
import type { Finding } from '../../src/domain/safety-check.ts'
import { aMigratedDatabase, type OpenTestDatabase, someWork } from '../setup/records.ts'

let on: OpenTestDatabase

beforeAll(async () => {
  on = await aMigratedDatabase()
})

afterAll(() => on.close())

const now = () => new Date()

test('a failure of the step that waits is told, the newest of them, until another check passes', async () => {
  const { work, worker, sop } = await someWork(on.database)
  const stepId = sop.tasks[0]?.steps[0]?.id ?? ''
  const check = (finding: Finding) =>
    on.database.single((db) =>
      recordCheck(db, { workSessionId: work.id, stepId, worker, finding, at: now() }),
    )
  const failure = async () => {
    const situation = await on.database.single((db) => getSituation(db, work.id))

    return situation.failure
  }
  const before = await failure()
  await check({ result: 'fail', feedback: 'The lamp is lit' })
  const { check: newest } = await check({ result: 'fail', feedback: 'The lamp flickers' })
  const failed = await failure()
  await check({ result: 'pass' })
  const after = await failure()

  expect(before).toBeNull()
  expect(failed).toEqual({ checkId: newest.id, feedbackText: 'The lamp flickers' })
  expect(after).toBeNull()
})

test('the situation is the step that waits, whole, from the first step to the last, in one statement', async () => {
  const { work, worker, sop } = await someWork(on.database)
  const situation = () => on.database.single((db) => getSituation(db, work.id))
  const pass = (stepId: string) =>
    on.database.single((db) =>
      recordCheck(db, { workSessionId: work.id, stepId, worker, finding: { result: 'pass' }, at: now() }),
    )
  const [isolate, change] = sop.tasks
  const steps = sop.tasks.flatMap((task) => task.steps)

  const first = await situation()
  await pass(steps[0]?.id ?? '')
  const second = await situation()
  await on.database.session((db) => acknowledgeHazards(db, { workSessionId: work.id, worker, at: now() }))
  const seen = await situation()
  await pass(steps[1]?.id ?? '')
  const third = await situation()
  await pass(steps[2]?.id ?? '')
  const done = await situation()
  await on.database.session((db) => completeWorkSession(db, work.id, worker, now()))
  const completed = await situation()

  const always = {
    workSessionId: work.id,
    status: 'in_progress',
    worker: { id: worker.id, name: worker.name },
    sop: { id: sop.id, title: sop.title },
    stepCount: 3,
    failure: null,
    unacknowledged: [],
  }
  const task = { number: 1, title: isolate?.title }
  const hazards = steps[1]?.hazards.map(({ id }) => id)
  expect(hazards).toHaveLength(1)
  expect(first).toEqual({ ...always, step: { ...steps[0], number: 1, task } })
  expect(second).toEqual({ ...always, step: { ...steps[1], number: 2, task }, unacknowledged: hazards })
  expect(seen).toEqual({ ...second, unacknowledged: [] })
  expect(third).toEqual({
    ...always,
    step: { ...steps[2], number: 3, task: { number: 2, title: change?.title } },
  })
  expect(done).toEqual({ ...always, step: null })
  expect(completed).toEqual({ ...always, status: 'completed', step: null })
})

test('there is no situation of a work session that is not on record', async () => {
  const missing = on.database.single((db) => getSituation(db, '019a0000-0000-7000-8000-000000000000'))

  await expect(missing).rejects.toThrow(NotFound)
})
