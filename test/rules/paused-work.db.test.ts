import { afterAll, beforeAll, expect, test } from 'vitest'
import { overrideCheck } from '../../src/application/safety-checks.ts'
import { getSituation } from '../../src/application/situations.ts'
import { pauseWorkSession, resumeWorkSession } from '../../src/application/work-sessions.ts'
import { stepsOf } from '../../src/domain/sop.ts'
import { check } from '../database/walk.ts'
import { aMigratedDatabase, aSupervisor, type OpenTestDatabase, someWork } from '../setup/records.ts'

let on: OpenTestDatabase

beforeAll(async () => {
  on = await aMigratedDatabase()
})

afterAll(() => on.close())

test('a supervisor answers for a failure of paused work, which goes on behind it when its worker comes back', async () => {
  const supervisor = await aSupervisor(on.database)
  const { work, worker, sop } = await someWork(on.database)
  await check(on.database, work, worker, { result: 'fail', feedback: 'The lamp is lit' })
  await on.database.session((db) => pauseWorkSession(db, work.id, worker))
  const override = { workSessionId: work.id, supervisor, reason: 'Measured and found dead', at: new Date() }

  const { goesOn } = await on.database.session((db) => overrideCheck(db, override))
  const resumed = await on.database.session((db) => resumeWorkSession(db, work.id, worker))

  expect(goesOn).toBe(true)
  expect(resumed).toMatchObject({ status: 'in_progress', currentStepId: stepsOf(sop)[1]?.id })
  expect((await on.database.session((db) => getSituation(db, work.id))).step?.id).toBe(stepsOf(sop)[1]?.id)
})
