import { eq, sql } from 'drizzle-orm'
import { getTableConfig } from 'drizzle-orm/pg-core'
import { afterAll, beforeAll, describe, expect, expectTypeOf, test } from 'vitest'
import * as tenken from '../../src/index.ts'
import {
  aMigratedDatabase,
  aProcedure,
  aSupervisor,
  type OpenTestDatabase,
  someWork,
} from '../setup/records.ts'
import { columnsOf } from './catalog.ts'
import { check } from './walk.ts'

let on: OpenTestDatabase

beforeAll(async () => {
  on = await aMigratedDatabase()
})

afterAll(() => on.close())

describe('db-004: map database tables to ORM models', () => {
  const models = {
    users: tenken.UserModel,
    sops: tenken.SOPModel,
    tasks: tenken.TaskModel,
    steps: tenken.StepModel,
    hazards: tenken.HazardModel,
    work_sessions: tenken.WorkSessionModel,
    safety_checks: tenken.SafetyCheckModel,
    hazard_acknowledgements: tenken.HazardAcknowledgementModel,
    signatures: tenken.SignatureModel,
    audit_events: tenken.AuditEventModel,
  }

  test.each(Object.entries(models))('the model of %s has the columns of its table', async (table, model) => {
    const { name, columns } = getTableConfig(model)

    expect(name).toBe(table)
    expect(columns.map((column) => column.name)).toEqual(Object.keys(await columnsOf(on.database, table)))
  })

  test('a library user reads a SOP with all below it through relations', async () => {
    const { sop } = await someWork(on.database)

    const read = await on.database.session((db) =>
      db.query.sops.findMany({
        where: eq(tenken.SOPModel.id, sop.id),
        with: { author: true, tasks: { with: { steps: { with: { hazards: true } } } } },
      }),
    )

    expect(read).toHaveLength(1)
    expect(read[0]).toMatchObject({
      title: aProcedure.title,
      author: { id: sop.createdBy },
      createdAt: sop.createdAt,
    })
    const steps = read[0]?.tasks.flatMap((task) => task.steps.map((step) => step.description))
    expect(steps).toEqual(['Switch the main breaker off', 'Hang your own lock', 'Pull the old fuse'])
    expectTypeOf(read[0]?.tasks[0]?.steps[0]?.hazards[0]?.severity).toEqualTypeOf<
      'low' | 'medium' | 'high' | 'critical' | undefined
    >()
  })

  test('relations lead from a work session to its worker, SOP, step and checks, and back', async () => {
    const { work, worker, sop } = await someWork(on.database)
    await check(on.database, work, worker, { result: 'fail', feedback: 'Lamp is lit', confidence: 0.25 })

    const read = await on.database.session((db) =>
      db.query.workSessions.findFirst({
        where: eq(tenken.WorkSessionModel.id, work.id),
        with: {
          worker: true,
          sop: true,
          currentStep: { with: { task: true } },
          checks: { with: { step: true } },
        },
      }),
    )

    expect(read).toMatchObject({
      worker: { id: worker.id },
      sop: { id: sop.id },
      currentStep: { description: 'Switch the main breaker off', task: { title: 'Isolate' } },
      checks: [{ result: 'fail', confidenceScore: 0.25, step: { id: work.currentStepId } }],
    })
  })

  test('typed queries of one’s own run in the same transaction as everything else', async () => {
    const by = await aSupervisor(on.database)
    const failed = on.database.session(async (db) => {
      db.actAs(by)
      await db.orm.insert(tenken.UserModel).values({ email: 'own@example.com', name: 'Own', role: 'worker' })
      const [own] = await db.orm
        .select({ n: sql<number>`count(*)::int` })
        .from(tenken.UserModel)
        .where(eq(tenken.UserModel.email, 'own@example.com'))
      throw new Error(`saw ${own?.n}`)
    })

    await expect(failed).rejects.toThrow('saw 1')
    expect(await on.database.single((db) => db.users.findNamed('own@example.com'))).toBeUndefined()
  })

  test('a transaction inside the session’s own is refused', async () => {
    const nested = on.database.session((db) => db.orm.transaction(async () => 1))

    await expect(nested).rejects.toThrow(/[Tt]ransactions are not supported/)
  })

  test('the row types carry the names of the specification', () => {
    expectTypeOf<tenken.SOPModel['deletedAt']>().toEqualTypeOf<Date | null>()
    expectTypeOf<tenken.TaskModel['orderIndex']>().toEqualTypeOf<number>()
    expectTypeOf<tenken.StepModel['expectedAction']>().toEqualTypeOf<string | null>()
    expectTypeOf<tenken.HazardModel['mitigation']>().toEqualTypeOf<string | null>()
    expectTypeOf<tenken.WorkSessionModel['locked']>().toEqualTypeOf<boolean>()
    expectTypeOf<tenken.SafetyCheckModel['confidenceScore']>().toEqualTypeOf<number | null>()
  })
})
