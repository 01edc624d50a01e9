import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { recordCheck } from '../../src/application/safety-checks.ts'
import { failureOf } from '../../src/infrastructure/database/failure.ts'
import { aMigratedDatabase, aSupervisor, type OpenTestDatabase, someWork } from '../setup/records.ts'
import { type Attack, attacks } from './attacks.ts'

let on: OpenTestDatabase
let ids: Record<string, string>

beforeAll(async () => {
  on = await aMigratedDatabase()
})

afterAll(() => on.close())

beforeEach(async () => {
  const { work, worker, sop } = await someWork(on.database)
  const supervisor = await aSupervisor(on.database)
  const [task, otherTask] = sop.tasks
  const check = await on.database.single((db) =>
    recordCheck(db, {
      workSessionId: work.id,
      stepId: work.currentStepId ?? '',
      worker,
      finding: { result: 'fail', feedback: 'The lamp is lit' },
      at: new Date(),
    }),
  )
  const [step, otherStep] = task?.steps ?? []
  ids = {
    work: work.id,
    worker: worker.id,
    supervisor: supervisor.id,
    email: supervisor.email.toUpperCase(),
    sop: sop.id,
    task: task?.id ?? '',
    otherTask: otherTask?.id ?? '',
    step: step?.id ?? '',
    otherStep: otherStep?.id ?? '',
    check: check.check.id,
    nobody: '00000000-0000-4000-8000-000000000000',
  }
})

describe('db-007: enforce referential integrity', () => {
  test.each(attacks)('raw SQL is refused: $what', async ({ sql, sqlState, rule }: Attack) => {
    const failure = await attempt(sql)

    expect(failure).toMatchObject({ code: sqlState })
    expect(failure?.constraint ?? failure?.column).toBe(rule.split('.').pop())
  })

  test('every constraint and unique index of the schema has its attack above', async () => {
    const rules = await on.database.connection((sql) =>
      sql.tuples<[string]>(
        '',
        `select conname from pg_constraint
          where connamespace = current_schema()::regnamespace and contype <> 'n' and conname not like 'alembic%'
         union
         select relname from pg_index join pg_class on pg_class.oid = indexrelid
          where relnamespace = current_schema()::regnamespace and indisunique and relname not like 'alembic%'
         union
         select attrelid::regclass || '.' || attname from pg_attribute join pg_class on pg_class.oid = attrelid
          where relnamespace = current_schema()::regnamespace and relkind = 'r' and attnum > 0
            and attnotnull and relname <> 'alembic_version'`,
      ),
    )

    expect(rules.map(([rule]) => rule).sort()).toEqual(attacks.map(({ rule }) => rule).sort())
  })

  test('deleting a SOP row takes its tasks, steps and hazards along', async () => {
    const { sop } = await someWork(on.database)
    await run(
      `delete from safety_checks where session_id in (select id from work_sessions where sop_id = '${sop.id}')`,
    )
    await run(`delete from work_sessions where sop_id = '${sop.id}'`)

    await run(`delete from sops where id = '${sop.id}'`)

    expect(await count(`tasks where sop_id = '${sop.id}'`)).toBe(0)
    const steps = sop.tasks.flatMap((task) => task.steps)
    expect(steps.length).toBeGreaterThan(0)
    expect(await count(`steps where id in (${steps.map(({ id }) => `'${id}'`)})`)).toBe(0)
    const hazards = steps.flatMap((step) => step.hazards)
    expect(hazards.length).toBeGreaterThan(0)
    expect(await count(`hazards where id in (${hazards.map(({ id }) => `'${id}'`)})`)).toBe(0)
  })

  test('a reorder of tasks or steps is one statement', async () => {
    const { task, otherTask, step, otherStep } = ids

    await run(`update tasks set order_index = 1 - order_index where id in ('${task}', '${otherTask}')`)
    await run(`update steps set order_index = 1 - order_index where id in ('${step}', '${otherStep}')`)

    expect(await count(`tasks where id = '${task}' and order_index = 1`)).toBe(1)
    expect(await count(`steps where id = '${step}' and order_index = 1`)).toBe(1)
  })
})

async function attempt(sql: string) {
  try {
    await run(sql.replace(/:(\w+)/g, (_, name: string) => `'${ids[name] ?? name}'`))
  } catch (error) {
    return failureOf(error)
  }

  return undefined
}

function run(sql: string): Promise<unknown> {
  return on.database.connection((connection) => connection.rows('', sql))
}

function count(from: string): Promise<number | undefined> {
  return on.database.connection(async (connection) => {
    const [row] = await connection.tuples<[number]>('', `select count(*)::int from ${from}`)

    return row?.[0]
  })
}
