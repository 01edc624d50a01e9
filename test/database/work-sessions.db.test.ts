import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../src/application/id.ts'
import { ownWorkSession } from '../../src/application/own-work.ts'
import { overrideCheck, recordCheck } from '../../src/application/safety-checks.ts'
import {
  abortWorkSession,
  approveWorkSession,
  completeWorkSession,
  listWorkSessions,
  pauseWorkSession,
  rejectWorkSession,
  resumeWorkSession,
  showWorkSession,
  startWorkSession,
} from '../../src/application/work-sessions.ts'
import {
  ActiveWorkSessionExists,
  HazardsNotAcknowledged,
  IdTaken,
  IllegalMove,
  InvalidInput,
  NoActiveWorkSession,
  NotFound,
  NothingToOverride,
  NotTheCurrentStep,
  NotYourWorkSession,
  SelfReview,
  SopNotEffective,
  StepsOpen,
  SupervisorRequired,
  stepsOf,
} from '../../src/index.ts'
import {
  aDraft,
  aMigratedDatabase,
  aSop,
  aSupervisor,
  aWorker,
  type OpenTestDatabase,
  someWork,
} from '../setup/records.ts'
import { check, checkAlone, passEveryStep } from './walk.ts'

let on: OpenTestDatabase
const now = () => new Date()

beforeAll(async () => {
  on = await aMigratedDatabase({ DATABASE_CONNECT_TIMEOUT_MS: '30000' })
})

afterAll(() => on.close())

describe('a work session from its start to its approval', () => {
  test('starts on the first step, and every pass moves it on until none is left', async () => {
    const { work, worker, sop } = await someWork(on.database)
    const visited = [work.currentStepId]

    for (let next = work.currentStepId; next; ) {
      next = (await check(on.database, work, worker, { result: 'pass' })).nextStepId
      visited.push(next)
    }

    expect(visited).toEqual([...stepsOf(sop).map(({ id }) => id), null])
  })

  test('a failed check leaves the step open, stays on record, and a later pass moves on', async () => {
    const { work, worker } = await someWork(on.database)

    const failed = await check(on.database, work, worker, {
      result: 'fail',
      feedback: ' Lamp is lit ',
      confidence: 0.4,
    })
    const passed = await check(on.database, work, worker, { result: 'pass' })

    expect(failed).toMatchObject({ nextStepId: work.currentStepId, check: { feedbackText: 'Lamp is lit' } })
    expect(passed.nextStepId).not.toBe(work.currentStepId)
    const { checks } = await on.database.session((db) => showWorkSession(db, work.id))
    expect(checks.map(({ id, result }) => [id, result])).toEqual([
      [failed.check.id, 'fail'],
      [passed.check.id, 'pass'],
    ])
    expect(checks[0]).toEqual(failed.check)
  })

  test('a supervisor overrides a failed check with a reason: a new check, the failed one stays', async () => {
    const { work, worker } = await someWork(on.database)
    const supervisor = await aSupervisor(on.database)
    await check(on.database, work, worker, { result: 'fail', feedback: 'Lamp is lit' })

    const override = await on.database.session((db) =>
      overrideCheck(db, {
        workSessionId: work.id,
        supervisor,
        reason: 'Lamp is faulty, measured dead',
        at: now(),
      }),
    )

    expect(override.nextStepId).not.toBe(work.currentStepId)
    const { checks, people } = await on.database.session((db) => showWorkSession(db, work.id))
    expect(checks.map(({ result, overrideBy }) => [result, overrideBy])).toEqual([
      ['fail', null],
      ['override', supervisor.id],
    ])
    expect(people.get(supervisor.id)?.name).toBe(supervisor.name)
  })

  test('a danger is reported before it is acknowledged; a pass still waits for that', async () => {
    const { work, worker } = await someWork(on.database)
    await check(on.database, work, worker, { result: 'pass' })

    const failed = await checkAlone(on.database, work, worker, { result: 'fail', feedback: 'The bar hums' })

    expect(failed.check.stepId).toBe(failed.nextStepId)
    await expect(checkAlone(on.database, work, worker, { result: 'pass' })).rejects.toThrow(
      HazardsNotAcknowledged,
    )
    expect((await check(on.database, work, worker, { result: 'pass' })).nextStepId).not.toBe(
      failed.nextStepId,
    )
  })

  test('a failure that was reported so is overridden like any other', async () => {
    const { work, worker } = await someWork(on.database)
    const supervisor = await aSupervisor(on.database)
    await check(on.database, work, worker, { result: 'pass' })
    const failed = await checkAlone(on.database, work, worker, { result: 'fail', feedback: 'The bar hums' })

    const override = await on.database.session((db) =>
      overrideCheck(db, { workSessionId: work.id, supervisor, reason: 'Measured dead', at: now() }),
    )

    expect(override.check.resolves).toBe(failed.check.id)
    expect(override.nextStepId).not.toBe(failed.nextStepId)
  })

  test('completes once every step is done, and an approval locks it', async () => {
    const { work, worker } = await someWork(on.database)
    const supervisor = await aSupervisor(on.database)
    await passEveryStep(on.database, work, worker)
    const at = now()

    await on.database.session((db) => completeWorkSession(db, work.id, worker, at))
    await on.database.session((db) => approveWorkSession(db, work.id, supervisor, at))

    expect(await on.database.single((db) => db.workSessions.get(work.id))).toEqual({
      ...work,
      status: 'approved',
      currentStepId: null,
      completedAt: at,
      approvedAt: at,
      approvedBy: supervisor.id,
      locked: true,
    })
  })

  test('a rejection locks it too, with its reason', async () => {
    const { work, worker } = await someWork(on.database)
    const supervisor = await aSupervisor(on.database)
    await passEveryStep(on.database, work, worker)
    await on.database.session((db) => completeWorkSession(db, work.id, worker, now()))

    await on.database.session((db) =>
      rejectWorkSession(db, { id: work.id, by: supervisor, reason: 'Lock was missing', at: now() }),
    )

    expect(await on.database.single((db) => db.workSessions.get(work.id))).toMatchObject({
      status: 'rejected',
      locked: true,
      rejectionReason: 'Lock was missing',
    })
  })

  test('a paused work session lets the worker start another, and is resumed where it stood', async () => {
    const { work, worker } = await someWork(on.database)
    const other = await aSop(on.database)
    await on.database.session((db) => pauseWorkSession(db, work.id, worker))

    const second = await on.database.session((db) =>
      startWorkSession(db, { sopId: other.id, worker, at: now() }),
    )
    const tooEarly = on.database.session((db) => resumeWorkSession(db, work.id, worker))
    await expect(tooEarly).rejects.toMatchObject({ data: { workSessionId: second.id } })
    await on.database.session((db) => pauseWorkSession(db, second.id, worker))
    const resumed = await on.database.session((db) => resumeWorkSession(db, work.id, worker))

    expect(resumed.pausedSeconds).toBeGreaterThan(0)
    expect(resumed).toEqual({ ...work, pausedSeconds: resumed.pausedSeconds })
    expect(await on.database.session((db) => ownWorkSession(db, { worker }))).toEqual(resumed)
  })

  test('the record tells each pause with its end: the resume, the abort, or none yet', async () => {
    const { work, worker } = await someWork(on.database)
    const pauses = async () => (await on.database.session((db) => showWorkSession(db, work.id))).pauses
    await on.database.session((db) => pauseWorkSession(db, work.id, worker))
    const lasting = await pauses()
    await on.database.session((db) => resumeWorkSession(db, work.id, worker))
    await on.database.session((db) => pauseWorkSession(db, work.id, worker))
    await on.database.session((db) =>
      abortWorkSession(db, { id: work.id, by: worker, reason: 'Rain', at: now() }),
    )

    const ended = await pauses()

    expect(lasting).toEqual([{ from: expect.any(Date), to: null }])
    expect(ended).toEqual([
      { from: lasting[0]?.from, to: expect.any(Date) },
      { from: expect.any(Date), to: expect.any(Date) },
    ])
    expect(+(ended[0]?.to ?? 0)).toBeLessThanOrEqual(+(ended[1]?.from ?? 0))
  })
})

describe('what a work session refuses', () => {
  test('a second active work session of one worker, naming the first', async () => {
    const { work, worker, sop } = await someWork(on.database)

    const second = on.database.session((db) => startWorkSession(db, { sopId: sop.id, worker, at: now() }))

    await expect(second).rejects.toThrow(ActiveWorkSessionExists)
    await expect(second).rejects.toThrow(work.id)
  })

  test('a second active work session by SQL of one’s own, as a refusal that names the rule', async () => {
    const { worker, sop } = await someWork(on.database)

    const second = on.database.session((db) =>
      db.rows(
        `with actor as materialized (select set_config('tenken.actor', $2::text, true))
         insert into work_sessions (sop_id, worker_id) select $1::uuid, $2::uuid from actor`,
        [sop.id, worker.id],
      ),
    )

    await expect(second).rejects.toMatchObject({
      code: 'record_refused',
      data: { constraint: 'uq_sessions_one_active_per_worker' },
    })
  })

  test('a start on no SOP, or on a draft', async () => {
    const worker = await aWorker(on.database)
    const draft = await aDraft(on.database)
    const start = (sopId: string) =>
      on.database.session((db) => startWorkSession(db, { sopId, worker, at: now() }))

    await expect(start(newId())).rejects.toThrow(NotFound)
    await expect(start(draft.id)).rejects.toThrow(SopNotEffective)
  })

  test('a check that skips a step, of another worker, or of no work session', async () => {
    const { work, worker, sop } = await someWork(on.database)
    const stranger = await aWorker(on.database)
    const last = stepsOf(sop).at(-1)?.id ?? ''
    const record = (workSessionId: string, stepId: string, by = worker) =>
      on.database.single((db) =>
        recordCheck(db, { workSessionId, stepId, worker: by, finding: { result: 'pass' }, at: now() }),
      )

    await expect(record(work.id, last)).rejects.toThrow(NotTheCurrentStep)
    await expect(record(work.id, work.currentStepId ?? '', stranger)).rejects.toThrow(NotYourWorkSession)
    await expect(record(newId(), last)).rejects.toThrow(NotFound)
    expect((await on.database.session((db) => showWorkSession(db, work.id))).checks).toEqual([])
  })

  test('a check while it is paused, and one after the last step', async () => {
    const { work, worker } = await someWork(on.database)
    await on.database.session((db) => pauseWorkSession(db, work.id, worker))
    await expect(checkAlone(on.database, work, worker, { result: 'pass' })).rejects.toThrow(IllegalMove)

    await on.database.session((db) => resumeWorkSession(db, work.id, worker))
    await passEveryStep(on.database, work, worker)
    const again = on.database.single((db) =>
      recordCheck(db, {
        workSessionId: work.id,
        stepId: work.currentStepId ?? '',
        worker,
        finding: { result: 'pass' },
        at: now(),
      }),
    )
    await expect(again).rejects.toThrow(NotTheCurrentStep)
  })

  test('a failed check without words, and a confidence out of range', async () => {
    const { work, worker } = await someWork(on.database)

    await expect(check(on.database, work, worker, { result: 'fail', feedback: ' ' })).rejects.toThrow(
      InvalidInput,
    )
    await expect(check(on.database, work, worker, { result: 'pass', confidence: 1.5 })).rejects.toThrow(
      InvalidInput,
    )
  })

  test('an override of nothing, without a reason, by a worker, or of one’s own check', async () => {
    const sop = await aSop(on.database)
    const worker = await aSupervisor(on.database)
    const work = await on.database.session((db) => startWorkSession(db, { sopId: sop.id, worker, at: now() }))
    const supervisor = await aSupervisor(on.database)
    const mere = await aWorker(on.database)
    const override = (by = supervisor, reason = 'Measured') =>
      on.database.session((db) =>
        overrideCheck(db, { workSessionId: work.id, supervisor: by, reason, at: now() }),
      )

    await expect(override()).rejects.toThrow(NothingToOverride)
    await check(on.database, work, worker, { result: 'fail', feedback: 'Lit' })
    await expect(override(supervisor, ' ')).rejects.toThrow(InvalidInput)
    await expect(override(mere)).rejects.toThrow(SupervisorRequired)
    await expect(override(worker)).rejects.toThrow(SelfReview)
    await expect(override()).resolves.toMatchObject({ check: { result: 'override' } })
  })

  test('completion while a step is open, by how many', async () => {
    const { work, worker } = await someWork(on.database)
    await check(on.database, work, worker, { result: 'pass' })

    const early = on.database.session((db) => completeWorkSession(db, work.id, worker, now()))

    await expect(early).rejects.toThrow(StepsOpen)
    await expect(early).rejects.toMatchObject({ data: { open: 2 } })
  })

  test('an approval before completion, by the worker, by a mere worker, or after a decision', async () => {
    const { work, worker } = await someWork(on.database)
    const supervisor = await aSupervisor(on.database)
    const approve = (by = supervisor) =>
      on.database.session((db) => approveWorkSession(db, work.id, by, now()))

    await expect(approve()).rejects.toThrow(IllegalMove)
    await passEveryStep(on.database, work, worker)
    await on.database.session((db) => completeWorkSession(db, work.id, worker, now()))
    await expect(approve(worker)).rejects.toThrow(SupervisorRequired)
    await approve()
    await expect(approve()).rejects.toThrow(IllegalMove)
    const reject = on.database.session((db) =>
      rejectWorkSession(db, { id: work.id, by: supervisor, reason: 'Too late', at: now() }),
    )
    await expect(reject).rejects.toThrow(IllegalMove)
  })

  test('a question for the active work session of a worker who has none', async () => {
    const worker = await aWorker(on.database)

    await expect(on.database.session((db) => ownWorkSession(db, { worker }))).rejects.toThrow(
      NoActiveWorkSession,
    )
  })
})

describe('the same call again', () => {
  test('a start, a check and an override with their ids repeated return what is on record', async () => {
    const sop = await aSop(on.database)
    const worker = await aWorker(on.database)
    const supervisor = await aSupervisor(on.database)
    const [id, failId, overrideId, at] = [newId(), newId(), newId(), now()]
    const start = () => on.database.session((db) => startWorkSession(db, { id, sopId: sop.id, worker, at }))
    const stepId = (await start()).currentStepId ?? ''
    const finding = { result: 'fail', feedback: 'Lit' } as const
    const fail = () =>
      on.database.single((db) =>
        recordCheck(db, { id: failId, workSessionId: id, stepId, worker, finding, at }),
      )
    const override = () =>
      on.database.session((db) =>
        overrideCheck(db, { id: overrideId, workSessionId: id, supervisor, reason: 'Measured', at }),
      )

    expect(await start()).toEqual(await start())
    expect(await fail()).toEqual(await fail())
    expect(await override()).toEqual(await override())
    expect(await fail()).toMatchObject({ check: { id: failId, checkedAt: at } })

    const { checks } = await on.database.session((db) => showWorkSession(db, id))
    expect(checks.map((one) => one.id)).toEqual([failId, overrideId])
  })

  test('an id that is on record as another work session is refused', async () => {
    const { work, sop } = await someWork(on.database)
    const worker = await aWorker(on.database)

    const stolen = on.database.session((db) =>
      startWorkSession(db, { id: work.id, sopId: sop.id, worker, at: now() }),
    )

    await expect(stolen).rejects.toThrow(IdTaken)
  })

  test('an id that is on record as another check is refused', async () => {
    const { work, worker } = await someWork(on.database)
    const { check: first } = await check(on.database, work, worker, { result: 'pass' })
    const current = await on.database.single((db) => db.workSessions.get(work.id))

    const stolen = on.database.single((db) =>
      recordCheck(db, {
        id: first.id,
        workSessionId: work.id,
        stepId: current.currentStepId ?? '',
        worker,
        finding: { result: 'pass' },
        at: now(),
      }),
    )

    await expect(stolen).rejects.toThrow(IdTaken)
  })
})

describe('races', () => {
  test('of fifty concurrent starts for one worker exactly one succeeds, and the others name it', async () => {
    const sop = await aSop(on.database)
    const worker = await aWorker(on.database)

    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, () =>
        on.database.session((db) => startWorkSession(db, { sopId: sop.id, worker, at: now() })),
      ),
    )

    const started = outcomes.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(started).toHaveLength(1)
    expect(refused).toHaveLength(49)
    for (const reason of refused) {
      expect(reason).toBeInstanceOf(ActiveWorkSessionExists)
      expect(reason.data.workSessionId).toBe(started[0]?.id)
    }
  })

  test('of two checks of one step at once exactly one is recorded', async () => {
    for (let round = 0; round < 20; round++) {
      const { work, worker } = await someWork(on.database)
      const stepId = work.currentStepId ?? ''
      const pass = () =>
        on.database.single((db) =>
          recordCheck(db, { workSessionId: work.id, stepId, worker, finding: { result: 'pass' }, at: now() }),
        )

      const outcomes = await Promise.allSettled([pass(), pass()])

      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect((await on.database.session((db) => showWorkSession(db, work.id))).checks).toHaveLength(1)
    }
  })

  test('of two supervisors who decide at once exactly one has decided', async () => {
    for (let round = 0; round < 10; round++) {
      const { work, worker } = await someWork(on.database)
      const [one, other] = [await aSupervisor(on.database), await aSupervisor(on.database)]
      await passEveryStep(on.database, work, worker)
      await on.database.session((db) => completeWorkSession(db, work.id, worker, now()))

      const outcomes = await Promise.allSettled([
        on.database.session((db) => approveWorkSession(db, work.id, one, now())),
        on.database.session((db) =>
          rejectWorkSession(db, { id: work.id, by: other, reason: 'No', at: now() }),
        ),
      ])

      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect((await on.database.single((db) => db.workSessions.get(work.id))).locked).toBe(true)
    }
  })

  test('of two paused work sessions that one worker resumes at once exactly one goes on', async () => {
    for (let round = 0; round < 10; round++) {
      const { work, worker, sop } = await someWork(on.database)
      await on.database.session((db) => pauseWorkSession(db, work.id, worker))
      const second = await on.database.session((db) =>
        startWorkSession(db, { sopId: sop.id, worker, at: now() }),
      )
      await on.database.session((db) => pauseWorkSession(db, second.id, worker))

      const outcomes = await Promise.allSettled(
        [work.id, second.id].map((id) => on.database.session((db) => resumeWorkSession(db, id, worker))),
      )

      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      const refused = outcomes.find((outcome) => outcome.status === 'rejected')
      expect(refused?.reason).toBeInstanceOf(ActiveWorkSessionExists)
    }
  })
})

describe('the list of work sessions', () => {
  test('is newest first, pages without a gap or a repetition, and can be narrowed', async () => {
    const sop = await aSop(on.database)
    const started: string[] = []
    const at = now()
    for (let n = 0; n < 7; n++) {
      const worker = await aWorker(on.database)
      const work = await on.database.session((db) => startWorkSession(db, { sopId: sop.id, worker, at }))
      started.unshift(work.id)
    }

    const listed: string[] = []
    for (let after: string | undefined; ; after = listed.at(-1)) {
      const page = await on.database.single((db) =>
        listWorkSessions(db, {
          sopId: sop.id,
          statuses: ['in_progress'],
          limit: 3,
          ...(after ? { after } : {}),
        }),
      )
      if (page.length === 0) break
      listed.push(...page.map(({ id }) => id))
    }

    expect(listed).toEqual(started)
  })
})
