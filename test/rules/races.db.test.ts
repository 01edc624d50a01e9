import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { restoreSop } from '../../src/application/sops.ts'
import type { OpenSession } from '../../src/infrastructure/database/session.ts'
import { failureOf } from '../../src/migrations/failure.ts'
import { engineUnderTest } from '../setup/database.ts'
import { aMigratedDatabase, type OpenTestDatabase } from '../setup/records.ts'
import { idOf, named } from './attack.ts'
import { aWorld, type World } from './world.ts'

interface Statement {
  as: string
  sql: string
}

interface Race {
  what: string
  /** Committed while the second one waits. */
  first: Statement
  second: Statement
  /** How the second one is refused. */
  state: string
}

const check = (work: string, step: string): Statement => ({
  as: `${work}Worker`,
  sql: `insert into safety_checks (session_id, step_id, result) values (:${work}, :${step}, 'pass')`,
})
const move = (as: string, work: string, set: string): Statement => ({
  as,
  sql: `update work_sessions set ${set} where id = :${work}`,
})
const publish = (version: string): Statement => ({
  as: 'supervisor',
  sql: `update sops set status = 'effective', published_by = :supervisor where id = :${version}`,
})
const addStep = (task: string): Statement => ({
  as: 'supervisor',
  sql: `insert into steps (task_id, description, order_index) values (:${task}, 'New', 99)`,
})
const start: Statement = {
  as: 'stranger',
  sql: 'insert into work_sessions (id, sop_id, worker_id) values (:new, :idle, :stranger)',
}

/** Each is about records that no other one is about. */
const races: Race[] = [
  {
    what: 'a step added to a draft that is being published',
    first: publish('draft'),
    second: addStep('draftTask'),
    state: 'TK001',
  },
  {
    what: 'a version deleted on which work is being started',
    first: start,
    second: {
      as: 'supervisor',
      sql: "select set_config('tenken.reason', 'A', true); update sops set deleted_at = now() where id = :idle",
    },
    state: 'TK005',
  },
  {
    what: 'a second check of a step that is being checked',
    first: check('acknowledged', 'step2'),
    second: check('acknowledged', 'step2'),
    state: 'TK012',
  },
  {
    what: 'a failed check of work that is being aborted',
    first: move('supervisor', 'atFirst', "status = 'aborted', closed_by = :supervisor, abort_reason = 'A'"),
    second: {
      as: 'atFirstWorker',
      sql: `insert into safety_checks (session_id, step_id, result, feedback_text)
            values (:atFirst, :step1, 'fail', 'It hums')`,
    },
    state: 'TK010',
  },
  {
    what: 'a hazard acknowledged in work that is being paused',
    first: move('atHazardWorker', 'atHazard', "status = 'paused'"),
    second: {
      as: 'atHazardWorker',
      sql: `insert into hazard_acknowledgements (session_id, hazard_id, acknowledged_by)
            values (:atHazard, :hazard, :atHazardWorker)`,
    },
    state: 'TK011',
  },
  {
    what: 'work rejected that is being approved',
    first: move('supervisor', 'completed', "status = 'approved', approved_by = :supervisor"),
    second: move('other', 'completed', "status = 'rejected', closed_by = :other, rejection_reason = 'A'"),
    state: 'TK010',
  },
  {
    what: 'a second override of a failure that is being overridden',
    first: {
      as: 'supervisor',
      sql: `insert into safety_checks (session_id, step_id, result, override_reason, override_by, resolves)
            values (:paused, :step1, 'override', 'A', :supervisor, :pausedFail)`,
    },
    second: {
      as: 'other',
      sql: `insert into safety_checks (session_id, step_id, result, override_reason, override_by, resolves)
            values (:paused, :step1, 'override', 'A', :other, :pausedFail)`,
    },
    state: '23505',
  },
  {
    what: 'a start on a version that is being retired',
    first: {
      as: 'supervisor',
      sql: "update sops set status = 'retired', retired_by = :supervisor where id = :free",
    },
    second: {
      ...start,
      sql: start.sql.replace(':idle', ':free').replaceAll('stranger', 'abortedWorker'),
      as: 'abortedWorker',
    },
    state: 'TK003',
  },
]

/** The embedded engine runs one transaction at a time: there is nothing to race. */
describe.runIf(engineUnderTest === 'server')('of two that contradict each other the later is refused', () => {
  let on: OpenTestDatabase
  let world: World

  beforeAll(async () => {
    on = await aMigratedDatabase()
    world = await aWorld(on.database)
    await on.database.session(async (db) =>
      restoreSop(db, {
        id: idOf(world, 'deleted'),
        by: await db.users.get(idOf(world, 'supervisor')),
        reason: 'In use again',
        at: new Date(),
      }),
    )
    world['free'] = idOf(world, 'deleted')
  })

  afterAll(() => on.close())

  test.each(races)('$what', async ({ first, second, state }) => {
    await using winner = await on.database.begin()
    await using loser = await on.database.begin()
    await run(winner, first)

    const waiting = run(loser, second).catch((error: unknown) => error)
    await untilSomebodyWaits()
    await winner.commit()

    expect(failureOf(await waiting)).toMatchObject({ code: state })
  })

  test('a publication waits for a step that is being added, and has it', async () => {
    await using author = await on.database.begin()
    await using publisher = await on.database.begin()
    await run(author, addStep('foreignTask'))

    const published = run(publisher, publish('foreign'))
    await untilSomebodyWaits()
    await author.commit()
    await published
    await publisher.commit()

    const [row] = await on.database.session((db) =>
      db.rows(
        named(world, 'select step_count, cardinality(step_ids) as steps from sops where id = :foreign'),
      ),
    )
    expect(row).toEqual({ step_count: 4, steps: 4 })
  })

  async function run(db: OpenSession, { as, sql }: Statement): Promise<void> {
    db.actAs({ id: idOf(world, as) })
    await db.rows(named(world, sql))
  }

  async function untilSomebodyWaits(): Promise<void> {
    for (let n = 0; n < 500; n++) {
      const waiting = await on.database.session((db) =>
        db.rows(
          "select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
        ),
      )
      if (waiting.length > 0) return
      await pause(10)
    }
    throw new Error('nobody waits')
  }
})
