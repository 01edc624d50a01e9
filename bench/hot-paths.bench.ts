import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, bench, describe } from 'vitest'
import { newId } from '../src/application/id.ts'
import { recordCheck } from '../src/application/safety-checks.ts'
import { createSop, listSops, showSop } from '../src/application/sops.ts'
import { listWorkSessions, startWorkSession } from '../src/application/work-sessions.ts'
import type { Procedure } from '../src/domain/procedure.ts'
import type { Sop } from '../src/domain/sop.ts'
import type { User } from '../src/domain/user.ts'
import type { WorkSession } from '../src/domain/work-session.ts'
import { HazardModel, SOPModel, StepModel, TaskModel } from '../src/infrastructure/database/models/index.ts'
import {
  aMigratedDatabase,
  aStep,
  aSupervisor,
  aWorker,
  type OpenTestDatabase,
} from '../test/setup/records.ts'

/** 8 tasks of 6 steps with 2 hazards each. */
const procedure: Procedure = {
  title: 'A procedure of usual size',
  tasks: Array.from({ length: 8 }, (_, t) => ({
    title: `Task ${t}`,
    description: 'What it is for.',
    steps: Array.from({ length: 6 }, (_, s) =>
      aStep(`Step ${s}`, {
        expectedAction: 'Point and call',
        expectedResult: 'Lamp is dark',
        hazards: ['Pinch', 'Shock'].map((description) => ({
          description,
          severity: 'high',
          mitigation: 'Gloves',
        })),
      }),
    ),
  })),
}

let on: OpenTestDatabase
let author: User
let worker: User
let sop: Sop
let work: WorkSession
const now = () => new Date()

beforeAll(async () => {
  on = await aMigratedDatabase()
  author = await aSupervisor(on.database)
  worker = await aWorker(on.database)
  for (let n = 0; n < 100; n++)
    sop = await on.database.session((db) => createSop(db, { procedure, author, at: now() }))
  work = await on.database.session((db) => startWorkSession(db, { sopId: sop.id, worker, at: now() }))
  for (let n = 0; n < 200; n++) {
    const other = await aWorker(on.database)
    await on.database.session((db) => startWorkSession(db, { sopId: sop.id, worker: other, at: now() }))
  }
}, 120_000)

afterAll(() => on.close())

const options = { time: 2000, warmupTime: 500 }

describe('load a whole SOP', () => {
  bench(
    'one statement of flat rows',
    async () => {
      await on.database.single((db) => showSop(db, sop.id))
    },
    options,
  )

  bench(
    'Drizzle relational query',
    async () => {
      await on.database.single((db) =>
        db.query.sops.findFirst({
          where: eq(SOPModel.id, sop.id),
          with: {
            tasks: { orderBy: asc(TaskModel.orderIndex), with: { steps: { with: { hazards: true } } } },
          },
        }),
      )
    },
    options,
  )
})

describe('insert a whole SOP', () => {
  bench(
    'one statement',
    async () => {
      await on.database.session((db) => createSop(db, { procedure, author, at: now() }))
    },
    options,
  )

  bench(
    'Drizzle, one insert a table',
    async () => {
      await on.database.session(async ({ orm }) => {
        const [sopId, at] = [newId(), now()]
        await orm
          .insert(SOPModel)
          .values({ id: sopId, title: procedure.title, createdBy: author.id, createdAt: at })
        const tasks = procedure.tasks.map((task, orderIndex) => ({ ...task, id: newId(), sopId, orderIndex }))
        await orm.insert(TaskModel).values(tasks)
        const steps = tasks.flatMap((task) =>
          task.steps.map((step, orderIndex) => ({ ...step, id: newId(), taskId: task.id, orderIndex })),
        )
        await orm.insert(StepModel).values(steps)
        const hazards = steps.flatMap((step) =>
          step.hazards.map((hazard) => ({ ...hazard, stepId: step.id })),
        )
        await orm.insert(HazardModel).values(hazards)
      })
    },
    options,
  )
})

describe('record a check', () => {
  // A failed check leaves the step open, so that the same one can be measured again and again.
  const stepId = () => work.currentStepId ?? ''

  bench(
    'one statement',
    async () => {
      await on.database.single((db) =>
        recordCheck(db, {
          workSessionId: work.id,
          stepId: stepId(),
          worker,
          finding: { result: 'fail', feedback: 'Lit' },
          at: now(),
        }),
      )
    },
    options,
  )

  bench(
    'five statements: begin, lock, insert, update, commit',
    async () => {
      await on.database.session(async (db) => {
        await db.rows(
          'select id, status, current_step_id from work_sessions where id = $1 for no key update',
          [work.id],
        )
        await db.rows(
          `insert into safety_checks (id, session_id, step_id, result, feedback_text, checked_at)
         values ($1, $2, $3, 'fail', 'Lit', $4)`,
          [newId(), work.id, stepId(), now()],
        )
        await db.rows('update work_sessions set current_step_id = $2 where id = $1', [work.id, stepId()])
      })
    },
    options,
  )
})

describe('lists', () => {
  bench(
    'page of 50 work sessions',
    async () => {
      await on.database.single((db) => listWorkSessions(db, { status: 'in_progress', limit: 50 }))
    },
    options,
  )

  bench(
    'page of 20 SOPs with counts',
    async () => {
      await on.database.single((db) => listSops(db, { limit: 20 }))
    },
    options,
  )
})
