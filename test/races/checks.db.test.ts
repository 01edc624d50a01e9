import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acknowledgeHazards } from '../../src/application/hazard-acknowledgements.ts'
import { newId } from '../../src/application/id.ts'
import { recordCheck } from '../../src/application/safety-checks.ts'
import {
  abortWorkSession,
  completeWorkSession,
  pauseWorkSession,
  startWorkSession,
} from '../../src/application/work-sessions.ts'
import type { Finding } from '../../src/domain/safety-check.ts'
import { stepsOf } from '../../src/domain/sop.ts'
import type { User } from '../../src/domain/user.ts'
import type { WorkSession } from '../../src/domain/work-session.ts'
import {
  aCourse,
  aPublishedSop,
  type Course,
  check,
  countsOf,
  override,
  somebody,
  verified,
  workUpTo,
} from './course.ts'
import { inEveryOrder } from './race.ts'

const pass: Finding = { result: 'pass' }
const fail: Finding = { result: 'fail', feedback: 'The lamp is lit' }

interface Stage {
  work: WorkSession
  worker: User
}

let on: Course
let firstStep: string
let lastStep: string
const now = () => new Date()

beforeAll(async () => {
  on = await aCourse()
  firstStep = stepsOf(on.sop)[0]?.id ?? ''
  lastStep = stepsOf(on.sop)[1]?.id ?? ''
})

afterAll(() => on.close())

const begun = () => on.database.session((db) => workUpTo(db, on, 0))
const checkFirst = ({ work, worker }: Stage, finding = pass) =>
  on.database.single((db) => check(db, work, worker, firstStep, finding))
const contested = ({ work }: Stage) => ({ table: 'work_sessions' as const, id: work.id })
const current = ({ work }: Stage) => on.database.single((db) => db.workSessions.get(work.id))

describe('two checks of one step at once', () => {
  test('of two passes one is recorded, and the work is one step further', async () => {
    await inEveryOrder(on.database, {
      stage: begun,
      one: (stage) => checkFirst(stage),
      other: (stage) => checkFirst(stage),
      contested,
      async afterwards(stage) {
        expect((await current(stage)).currentStepId).toBe(lastStep)
        expect((await countsOf(on.database, stage.work.id)).trail).toEqual(['start', 'pass'])
      },
      outcomes: ['done / not_the_current_step', 'not_the_current_step / done'],
    })
  })

  test('a failure is recorded before the pass, or not at all', async () => {
    await inEveryOrder(on.database, {
      stage: begun,
      one: (stage) => checkFirst(stage, fail),
      other: (stage) => checkFirst(stage),
      contested,
      async afterwards(stage, { one }) {
        expect((await current(stage)).currentStepId).toBe(lastStep)
        expect((await countsOf(on.database, stage.work.id)).trail).toEqual(
          one === 'done' ? ['start', 'fail', 'pass'] : ['start', 'pass'],
        )
      },
      outcomes: ['done / done', 'not_the_current_step / done'],
    })
  })

  test('one check that is sent twice is recorded once, and both callers are told so', async () => {
    await inEveryOrder(on.database, {
      rounds: 36,
      stage: async () => ({ ...(await begun()), id: newId(), at: now() }),
      one: (stage) => sent(stage),
      other: (stage) => sent(stage),
      contested,
      async afterwards(stage) {
        expect((await countsOf(on.database, stage.work.id)).trail).toEqual(['start', 'pass'])
      },
      outcomes: ['done / done'],
    })
  })

  function sent({ work, worker, id, at }: Stage & { id: string; at: Date }) {
    return on.database.single((db) =>
      recordCheck(db, { workSessionId: work.id, stepId: firstStep, worker, finding: pass, at, id }),
    )
  }
})

describe('a check and something else at once', () => {
  test('a pause comes after the check, or the check is refused', async () => {
    await inEveryOrder(on.database, {
      stage: begun,
      one: (stage) => checkFirst(stage),
      other: ({ work, worker }) => on.database.session((db) => pauseWorkSession(db, work.id, worker)),
      contested,
      async afterwards(stage, { one }) {
        expect((await current(stage)).status).toBe('paused')
        expect((await countsOf(on.database, stage.work.id)).trail).toEqual(
          one === 'done' ? ['start', 'pass', 'pause'] : ['start', 'pause'],
        )
      },
      outcomes: ['done / done', 'illegal_move / done'],
    })
  })

  test('an abort comes after the check, or the check is refused: nothing is added to what is locked', async () => {
    await inEveryOrder(on.database, {
      stage: begun,
      one: (stage) => checkFirst(stage),
      other: ({ work, worker }) =>
        on.database.session((db) =>
          abortWorkSession(db, { id: work.id, by: worker, reason: 'Alarm', at: now() }),
        ),
      contested,
      async afterwards(stage, { one }) {
        expect((await current(stage)).locked).toBe(true)
        expect((await countsOf(on.database, stage.work.id)).trail).toEqual(
          one === 'done' ? ['start', 'pass', 'abort'] : ['start', 'abort'],
        )
      },
      outcomes: ['done / done', 'work_session_locked / done'],
    })
  })

  test('of an override and a pass of the failed step one counts', async () => {
    await inEveryOrder(on.database, {
      stage: async () => {
        const stage = await begun()
        await checkFirst(stage, fail)

        return stage
      },
      one: ({ work }) => on.database.session((db) => override(db, work, on.sato)),
      other: (stage) => checkFirst(stage),
      contested,
      async afterwards(stage, { one }) {
        expect((await current(stage)).currentStepId).toBe(lastStep)
        expect(await countsOf(on.database, stage.work.id)).toMatchObject({
          signatures: one === 'done' ? 1 : 0,
          trail: ['start', 'fail', one === 'done' ? 'override' : 'pass'],
        })
      },
      outcomes: ['done / not_the_current_step', 'nothing_to_override / done'],
    })
  })

  test('of two overrides of one failure one counts, with one signature', async () => {
    await inEveryOrder(on.database, {
      rounds: 36,
      stage: async () => {
        const stage = await begun()
        const { check: failed } = await checkFirst(stage, fail)

        return { ...stage, failed }
      },
      one: ({ work, failed }) => on.database.session((db) => override(db, work, on.sato, failed.id)),
      other: ({ work, failed }) => on.database.session((db) => override(db, work, on.suzuki, failed.id)),
      contested,
      async afterwards({ work }) {
        expect(await countsOf(on.database, work.id)).toMatchObject({
          signatures: 1,
          trail: ['start', 'fail', 'override'],
        })
      },
      outcomes: ['done / nothing_to_override', 'nothing_to_override / done'],
    })
  })

  test('a completion comes after the last check, or is refused', async () => {
    await inEveryOrder(on.database, {
      stage: () => on.database.session((db) => workUpTo(db, on, 1)),
      one: ({ work, worker }) => on.database.single((db) => check(db, work, worker, lastStep, pass)),
      other: ({ work, worker }) =>
        on.database.session((db) => completeWorkSession(db, work.id, worker, now())),
      contested,
      async afterwards(stage, { other }) {
        expect((await current(stage)).status).toBe(other === 'done' ? 'completed' : 'in_progress')
      },
      outcomes: ['done / done', 'done / steps_open'],
    })
  })
})

test('hazards that are acknowledged twice at once are on record once', async () => {
  const dangerous = await on.database.session((db) => aPublishedSop(db, on.sato, 'critical'))
  const acknowledge = ({ work, worker }: Stage) =>
    on.database.session((db) => acknowledgeHazards(db, { workSessionId: work.id, worker, at: now() }))

  await inEveryOrder(on.database, {
    stage: () =>
      on.database.session(async (db) => {
        const worker = await somebody(db)

        return { worker, work: await startWorkSession(db, { sopId: dangerous.id, worker, at: now() }) }
      }),
    one: acknowledge,
    other: acknowledge,
    contested,
    async afterwards({ work }) {
      expect(await countsOf(on.database, work.id)).toMatchObject({
        acknowledgements: 2,
        trail: ['start', 'acknowledge', 'acknowledge'],
      })
    },
    outcomes: ['done / done'],
  })
})

test('after all these rounds the trail of every record is unbroken, and no deadlock was met', async () => {
  const { findings } = await verified(on)

  expect(findings).toEqual([])
  expect(on.failures.get('40P01') ?? 0).toBe(0)
})
