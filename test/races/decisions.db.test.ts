import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  abortWorkSession,
  approveWorkSession,
  completeWorkSession,
  pauseWorkSession,
  rejectWorkSession,
  resumeWorkSession,
  startWorkSession,
} from '../../src/application/work-sessions.ts'
import type { User } from '../../src/domain/user.ts'
import type { WorkSession } from '../../src/domain/work-session.ts'
import {
  aCourse,
  type Course,
  check,
  completedWork,
  countsOf,
  override,
  somebody,
  verified,
  workUpTo,
} from './course.ts'
import { inEveryOrder } from './race.ts'

let on: Course
const now = () => new Date()

beforeAll(async () => {
  on = await aCourse()
})

afterAll(() => on.close())

const approve = (work: WorkSession, by: User) =>
  on.database.session((db) => approveWorkSession(db, work.id, by, now()))
const reject = (work: WorkSession, by: User) =>
  on.database.session((db) =>
    rejectWorkSession(db, { id: work.id, by, reason: 'Lock was missing', at: now() }),
  )
const abort = (work: WorkSession, by: User) =>
  on.database.session((db) => abortWorkSession(db, { id: work.id, by, reason: 'Alarm', at: now() }))
const contested = ({ work }: { work: WorkSession }) => ({ table: 'work_sessions' as const, id: work.id })

async function statusOf({ id }: WorkSession) {
  return (await on.database.single((db) => db.workSessions.get(id))).status
}

describe('two who decide about one work session at once', () => {
  const stage = () => on.database.session((db) => completedWork(db, on))

  test('of two approvals one counts, with one signature', async () => {
    await inEveryOrder(on.database, {
      stage,
      one: ({ work }) => approve(work, on.sato),
      other: ({ work }) => approve(work, on.suzuki),
      contested,
      async afterwards({ work }, { one }) {
        const { approvedBy, locked } = await on.database.single((db) => db.workSessions.get(work.id))
        expect({ approvedBy, locked }).toEqual({
          approvedBy: one === 'done' ? on.sato.id : on.suzuki.id,
          locked: true,
        })
        expect((await countsOf(on.database, work.id)).signatures).toBe(1)
      },
      outcomes: ['done / illegal_move', 'illegal_move / done'],
    })
  })

  test('of an approval and a rejection one counts, with one signature', async () => {
    await inEveryOrder(on.database, {
      stage,
      one: ({ work }) => approve(work, on.sato),
      other: ({ work }) => reject(work, on.suzuki),
      contested,
      async afterwards({ work }, { one }) {
        expect(await statusOf(work)).toBe(one === 'done' ? 'approved' : 'rejected')
        expect((await countsOf(on.database, work.id)).signatures).toBe(1)
      },
      outcomes: ['done / illegal_move', 'illegal_move / done'],
    })
  })

  test('completed work is approved, however an abort races it', async () => {
    await inEveryOrder(on.database, {
      stage,
      one: ({ work }) => approve(work, on.sato),
      other: ({ work }) => abort(work, on.suzuki),
      contested,
      outcomes: ['done / illegal_move'],
    })
  })

  test('of a completion and an abort one counts', async () => {
    await inEveryOrder(on.database, {
      stage: () => on.database.session((db) => workUpTo(db, on, 2)),
      one: ({ work, worker }) => on.database.session((db) => completeWorkSession(db, work.id, worker, now())),
      other: ({ work }) => abort(work, on.sato),
      contested,
      async afterwards({ work }, { one }) {
        expect(await statusOf(work)).toBe(one === 'done' ? 'completed' : 'aborted')
      },
      outcomes: ['done / illegal_move', 'illegal_move / done'],
    })
  })

  test('a flagged check is resolved before the approval, or the approval is refused', async () => {
    await inEveryOrder(on.database, {
      rounds: 36,
      stage: () =>
        on.database.session(async (db) => {
          const { work, worker } = await workUpTo(db, on, 1)
          const stepId = (await db.workSessions.get(work.id)).currentStepId ?? ''
          const flagged = await check(db, work, worker, stepId, { result: 'pass', needsReview: true })
          await completeWorkSession(db, work.id, worker, now())

          return { work, flagged: flagged.check.id }
        }),
      one: ({ work }) => approve(work, on.sato),
      other: ({ work, flagged }) => on.database.session((db) => override(db, work, on.suzuki, flagged)),
      contested,
      async afterwards({ work }, { one }) {
        expect(await statusOf(work)).toBe(one === 'done' ? 'approved' : 'completed')
        expect((await countsOf(on.database, work.id)).signatures).toBe(one === 'done' ? 2 : 1)
      },
      outcomes: ['done / done', 'flagged_checks_open / done'],
    })
  })
})

describe('a supervisor who leaves', () => {
  test('approves before that or not at all, as their trails tell it', async () => {
    await inEveryOrder(on.database, {
      stage: () =>
        on.database.session(async (db) => ({
          ...(await completedWork(db, on)),
          leaver: await somebody(db, 'supervisor'),
        })),
      one: ({ work, leaver }) => approve(work, leaver),
      other: ({ leaver }) =>
        on.database.session((db) => {
          db.actAs(leaver)

          return db.rows('update users set deactivated_at = now() where id = $1', [leaver.id])
        }),
      contested,
      async afterwards({ work, leaver }, { one }) {
        const [times] = await on.database.single((db) =>
          db.rows<{ inOrder: boolean }>(
            `select coalesce(max(at) filter (where verb = 'approve') < max(at) filter (where verb = 'deactivate'), true)
                    as "inOrder"
               from audit_events where stream_id in ($1, $2)`,
            [work.id, leaver.id],
          ),
        )
        expect(await statusOf(work)).toBe(one === 'done' ? 'approved' : 'completed')
        expect(times).toEqual({ inOrder: true })
      },
      outcomes: ['done / done', 'user_deactivated / done'],
    })
  })
})

describe('a worker with two paused work sessions', () => {
  test('resumes one of them, if both are resumed at once', async () => {
    await inEveryOrder(on.database, {
      stage: () =>
        on.database.session(async (db) => {
          const { work, worker } = await workUpTo(db, on, 0)
          await pauseWorkSession(db, work.id, worker)
          const second = await startWorkSession(db, { sopId: on.sop.id, worker, at: now() })
          await pauseWorkSession(db, second.id, worker)

          return { work, second, worker }
        }),
      one: ({ work, worker }) => on.database.session((db) => resumeWorkSession(db, work.id, worker)),
      other: ({ second, worker }) => on.database.session((db) => resumeWorkSession(db, second.id, worker)),
      contested,
      async afterwards({ work, second }, { one }) {
        expect([await statusOf(work), await statusOf(second)]).toEqual(
          one === 'done' ? ['in_progress', 'paused'] : ['paused', 'in_progress'],
        )
      },
      outcomes: ['active_work_session_exists / done', 'done / active_work_session_exists'],
    })
  })
})

test('after all these rounds the trail of every record is unbroken, and no deadlock was met', async () => {
  const { findings } = await verified(on)

  expect(findings).toEqual([])
  expect(on.failures.get('40P01') ?? 0).toBe(0)
})
