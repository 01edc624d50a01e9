import { afterEach, beforeEach, expect, test } from 'vitest'
import { getBoard } from '../../src/application/board.ts'
import { acknowledgeHazards } from '../../src/application/hazard-acknowledgements.ts'
import { overrideCheck, recordCheck } from '../../src/application/safety-checks.ts'
import { abortWorkSession, pauseWorkSession } from '../../src/application/work-sessions.ts'
import type { Finding } from '../../src/domain/safety-check.ts'
import type { User } from '../../src/domain/user.ts'
import type { WorkSession } from '../../src/domain/work-session.ts'
import { aMigratedDatabase, aSupervisor, type OpenTestDatabase, someWork } from '../setup/records.ts'

let on: OpenTestDatabase

beforeEach(async () => {
  on = await aMigratedDatabase()
})

afterEach(() => on.close())

const board = () => on.database.single(getBoard)

function check(work: WorkSession, worker: User, { stepId, finding }: { stepId: string; finding: Finding }) {
  return on.database.single((db) =>
    recordCheck(db, { workSessionId: work.id, stepId, worker, finding, at: new Date() }),
  )
}

test('nobody at work is an empty board', async () => {
  expect(await board()).toEqual({ entries: [], more: false })
})

test('the board tells of each who is at what, at which step, since when, and what went wrong there', async () => {
  const { work, worker, sop } = await someWork(on.database)
  const [first, second] = sop.tasks[0]?.steps.map(({ id }) => id) ?? []
  const [fresh] = (await board()).entries
  const { check: passed } = await check(work, worker, {
    stepId: first ?? '',
    finding: { result: 'pass', needsReview: true },
  })
  await check(work, worker, { stepId: second ?? '', finding: { result: 'fail', feedback: 'No lock' } })
  await check(work, worker, { stepId: second ?? '', finding: { result: 'fail', feedback: 'Still no lock' } })
  const [held] = (await board()).entries
  const supervisor = await aSupervisor(on.database)
  await on.database.session((db) =>
    overrideCheck(db, {
      workSessionId: work.id,
      checkId: passed.id,
      supervisor,
      reason: 'Seen by me',
      at: new Date(),
    }),
  )
  const [looked] = (await board()).entries

  expect(fresh).toMatchObject({
    id: work.id,
    status: 'in_progress',
    worker: { id: worker.id, name: worker.name, calledBy: worker.email },
    sop: { id: sop.id, title: sop.title, version: 1 },
    step: { number: 1, description: 'Switch the main breaker off', task: 'Isolate', since: work.startedAt },
    stepCount: 3,
    failure: null,
    failures: 0,
    openFlags: 0,
  })
  expect(held).toMatchObject({
    step: { number: 2, since: passed.checkedAt },
    failure: 'Still no lock',
    failures: 2,
    openFlags: 1,
  })
  expect(looked).toEqual({ ...held, openFlags: 0 })
})

test('work with every step done waits for nothing; what has ended is gone; what rests comes last', async () => {
  const gone = await someWork(on.database)
  await on.database.session((db) =>
    abortWorkSession(db, { id: gone.work.id, by: gone.worker, reason: 'Rain', at: new Date() }),
  )
  const { work, worker, sop } = await someWork(on.database)
  for (const { id: stepId, hazards } of sop.tasks.flatMap(({ steps }) => steps)) {
    if (hazards.length > 0) {
      await on.database.session((db) =>
        acknowledgeHazards(db, { workSessionId: work.id, worker, at: new Date() }),
      )
    }
    await check(work, worker, { stepId, finding: { result: 'pass' } })
  }

  const paused = await someWork(on.database)
  await on.database.session((db) => pauseWorkSession(db, paused.work.id, paused.worker))

  const { entries } = await board()

  expect(entries.map(({ id, status, step }) => [id, status, step?.number])).toEqual([
    [work.id, 'in_progress', undefined],
    [paused.work.id, 'paused', 1],
  ])
})
