import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, bench, describe } from 'vitest'
import { newId } from '../src/application/id.ts'
import { publishSop } from '../src/application/sop-versions.ts'
import { createSop, listSops, showSop } from '../src/application/sops.ts'
import { listWorkSessions, startWorkSession } from '../src/application/work-sessions.ts'
import type { Sop } from '../src/domain/sop.ts'
import type { User } from '../src/domain/user.ts'
import { HazardModel, SOPModel, StepModel, TaskModel } from '../src/infrastructure/database/models/index.ts'
import { aMigratedDatabase, aSupervisor, aWorker, type OpenTestDatabase } from '../test/setup/records.ts'
import { aUsualProcedure } from './a-usual-procedure.ts'

const procedure = aUsualProcedure({ severity: 'medium' })

let on: OpenTestDatabase
let author: User
let sop: Sop
const now = () => new Date()

beforeAll(async () => {
  on = await aMigratedDatabase()
  author = await aSupervisor(on.database)
  for (let n = 0; n < 100; n++) {
    sop = await on.database.session((db) => createSop(db, { procedure, author, at: now() }))
    const { id } = sop
    await on.database.session((db) => publishSop(db, { id, supervisor: author, at: now() }))
  }
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
        await orm.insert(SOPModel).values({
          id: sopId,
          lineageId: sopId,
          title: procedure.title,
          createdBy: author.id,
          createdAt: at,
        })
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
