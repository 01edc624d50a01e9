import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { overrideCheck } from '../../src/application/safety-checks.ts'
import { publishSop, reviseSop } from '../../src/application/sop-versions.ts'
import {
  approveWorkSession,
  completeWorkSession,
  startWorkSession,
} from '../../src/application/work-sessions.ts'
import { stepsOf } from '../../src/index.ts'
import { failureOf } from '../../src/migrations/failure.ts'
import { secretsOfWorld } from '../rules/secrets.ts'
import {
  aDraft,
  aMigratedDatabase,
  aProcedure,
  aSop,
  aSupervisor,
  aUser,
  aWorker,
  type OpenTestDatabase,
} from '../setup/records.ts'
import { signsIn } from '../sign-in/people.ts'
import { type Attack, attacks } from './attacks.ts'
import { check, passEveryStep } from './walk.ts'

let on: OpenTestDatabase
let ids: Record<string, string>

beforeAll(async () => {
  on = await aMigratedDatabase()
  ids = await somethingOfEverything()
})

afterAll(() => on.close())

describe('db-007: enforce referential integrity', () => {
  test.each(attacks)('raw SQL is refused, by this constraint alone too: $what', async (attack: Attack) => {
    const sql = named(attack.sql)

    const byRules = await failureOfRolledBack(sql)
    const byConstraint = await failureOfRolledBack(`${withoutRules}; ${sql}`)

    expect(byRules?.code).toMatch(/^(23|TK)/)
    expect(byConstraint).toMatchObject({ code: attack.sqlState })
    expect(byConstraint?.constraint ?? byConstraint?.column).toBe(attack.rule.split('.').pop())
  })

  test('every constraint and unique index of the schema has its attack above', async () => {
    const rules = await on.database.connection((sql) =>
      sql.tuples<[string]>(
        '',
        `select conname from pg_constraint
          where connamespace = current_schema()::regnamespace and contype not in ('n', 't') and conname not like 'alembic%'
         union
         select relname from pg_index join pg_class on pg_class.oid = indexrelid
          where relnamespace = current_schema()::regnamespace and indisunique and relname not like 'alembic%'
         union
         select attrelid::regclass || '.' || attname from pg_attribute join pg_class on pg_class.oid = attrelid
          where relnamespace = current_schema()::regnamespace and relkind = 'r' and attnum > 0
            and attnotnull and relname <> 'alembic_version'`,
      ),
    )

    expect(rules.map(([rule]) => rule).sort()).toEqual([...new Set(attacks.map(({ rule }) => rule))].sort())
  })

  test('deleting the row of a draft takes its tasks, steps and hazards along', async () => {
    const sop = await aDraft(on.database)

    await run(`${acting(sop.createdBy)}; delete from sops where id = '${sop.id}'`)

    expect(await count(`tasks where sop_id = '${sop.id}'`)).toBe(0)
    const steps = stepsOf(sop)
    expect(steps.length).toBeGreaterThan(0)
    expect(await count(`steps where id in (${steps.map(({ id }) => `'${id}'`)})`)).toBe(0)
    const hazards = steps.flatMap((step) => step.hazards)
    expect(hazards.length).toBeGreaterThan(0)
    expect(await count(`hazards where id in (${hazards.map(({ id }) => `'${id}'`)})`)).toBe(0)
  })

  test('the foreign keys below a SOP cascade by themselves, too', async () => {
    const sop = await aDraft(on.database)

    const left = await on.database.connection(async (connection) => {
      await connection.execute(`begin; ${withoutRules}; delete from sops where id = '${sop.id}'`)
      const rows = await connection.tuples<[number]>(
        '',
        `select count(*)::int from tasks left join steps on task_id = tasks.id where sop_id = '${sop.id}'`,
      )
      await connection.execute('rollback')

      return rows
    })

    expect(left).toEqual([[0]])
  })

  test('a reorder of tasks or steps is one statement', async () => {
    const { tasks, createdBy } = await aDraft(on.database)
    const [task, otherTask] = tasks.map(({ id }) => id)
    const [step, otherStep] = (tasks[0]?.steps ?? []).map(({ id }) => id)

    await run(
      `${acting(createdBy)}; update tasks set order_index = 1 - order_index where id in ('${task}', '${otherTask}')`,
    )
    await run(
      `${acting(createdBy)}; update steps set order_index = 1 - order_index where id in ('${step}', '${otherStep}')`,
    )

    expect(await count(`tasks where id = '${task}' and order_index = 1`)).toBe(1)
    expect(await count(`steps where id = '${step}' and order_index = 1`)).toBe(1)
  })
})

const acting = (id: string) => `select set_config('tenken.actor', '${id}', true)`

/** The rules would refuse most of these attacks before any constraint is asked. */
const withoutRules = [
  'users',
  'sops',
  'tasks',
  'steps',
  'hazards',
  'work_sessions',
  'safety_checks',
  'hazard_acknowledgements',
  'signatures',
  'audit_events',
  'user_secrets',
  'devices',
  'api_tokens',
]
  .map((table) => `alter table ${table} disable trigger user`)
  .join('; ')

/**
 * One row at least in every table: a version before, one effective, and a draft of another SOP; work in progress with
 * a failed check, one that an override resolves and an acknowledged hazard; and approved work.
 */
async function somethingOfEverything(): Promise<Record<string, string>> {
  const { database } = on
  const at = new Date()
  const serious = { description: 'It falls', severity: 'high', mitigation: null } as const
  const tasks = aProcedure.tasks.map((task) => ({
    ...task,
    steps: task.steps.map((step) => ({ ...step, hazards: [serious] })),
  }))
  const admin = await aUser(database, 'admin')
  const supervisor = await aSupervisor(database)
  const [worker, other] = [await aWorker(database), await aWorker(database)]
  const superseded = await aSop(database, { ...aProcedure, tasks })
  const sop = await database.session((db) => reviseSop(db, { from: superseded.id, author: supervisor, at }))
  await database.session((db) => publishSop(db, { id: sop.id, supervisor, at }))
  const start = (by: typeof worker) =>
    database.session((db) => startWorkSession(db, { sopId: sop.id, worker: by, at }))

  const approved = await start(other)
  await passEveryStep(database, approved, other)
  await database.session((db) => completeWorkSession(db, approved.id, other, at))
  await database.session((db) => approveWorkSession(db, approved.id, supervisor, at))

  const work = await start(worker)
  const resolved = await check(database, work, worker, { result: 'fail', feedback: 'The lamp is lit' })
  const override = await database.session((db) =>
    overrideCheck(db, { workSessionId: work.id, supervisor, reason: 'Measured', at: new Date() }),
  )
  const failed = await check(database, work, worker, { result: 'fail', feedback: 'The lamp is lit' })

  const [step] = stepsOf(sop)
  const [acknowledgement] = await column(
    `select id from hazard_acknowledgements where session_id = '${work.id}' and hazard_id = '${step?.hazards[0]?.id}'`,
  )
  const [signature] = await column(`select id from signatures where session_id = '${approved.id}'`)

  const { device, newDevice, token } = await secretsOfWorld(database, { admin, supervisor, stranger: worker })
  const { signIn } = await signsIn(database, supervisor)
  const [secret] = await column(`select id from user_secrets where user_id = '${supervisor.id}'`)

  return {
    secret: String(secret),
    device: device.id,
    newDevice: newDevice.id,
    token: token.id,
    signIn: signIn.id,
    work: work.id,
    approved: approved.id,
    worker: worker.id,
    supervisor: supervisor.id,
    email: supervisor.email.toUpperCase(),
    superseded: superseded.id,
    sop: sop.id,
    draft: (await aDraft(database)).id,
    task: sop.tasks[0]?.id ?? '',
    step: step?.id ?? '',
    hazard: step?.hazards[0]?.id ?? '',
    otherHazard: (await aDraft(database)).tasks[0]?.steps[1]?.hazards[0]?.id ?? '',
    check: failed.check.id,
    resolved: resolved.check.id,
    override: override.check.id,
    acknowledgement: acknowledgement ?? '',
    signature: signature ?? '',
    other: '00000000-0000-4000-8000-000000000001',
    nobody: '00000000-0000-4000-8000-000000000000',
  }
}

function named(sql: string): string {
  return sql.replace(/:(\w+)/g, (_, name: string) => `'${ids[name] ?? name}'`)
}

/** As the supervisor, so that no rule about who acts stands in the way; undone in any case. */
function failureOfRolledBack(sql: string) {
  return on.database.connection(async (connection) => {
    try {
      await connection.execute(`begin; select set_config('tenken.actor', '${ids['supervisor']}', true)`)
      await connection.execute(sql)
    } catch (error) {
      return failureOf(error)
    } finally {
      await connection.execute('rollback')
    }

    return undefined
  })
}

function run(sql: string): Promise<unknown> {
  return on.database.connection((connection) => connection.execute(sql))
}

function column(sql: string): Promise<string[]> {
  return on.database.connection(async (connection) =>
    (await connection.tuples<[string]>('', sql)).map(([value]) => value),
  )
}

function count(from: string): Promise<number | undefined> {
  return on.database.connection(async (connection) => {
    const [row] = await connection.tuples<[number]>('', `select count(*)::int from ${from}`)

    return row?.[0]
  })
}
