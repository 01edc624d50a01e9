import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordCheck } from '../../src/application/safety-checks.ts'
import { createSop } from '../../src/application/sops.ts'
import { pauseWorkSession } from '../../src/application/work-sessions.ts'
import { stepsOf } from '../../src/domain/sop.ts'
import type { User } from '../../src/domain/user.ts'
import type { OpenSession } from '../../src/infrastructure/database/session.ts'
import { engineUnderTest } from '../setup/database.ts'
import {
  aMigratedDatabase,
  aProcedure,
  aSupervisor,
  type OpenTestDatabase,
  someWork,
} from '../setup/records.ts'

let on: OpenTestDatabase
let supervisor: User

beforeAll(async () => {
  on = await aMigratedDatabase()
  supervisor = await aSupervisor(on.database)
})

afterAll(() => on.close())

type Some = Awaited<ReturnType<typeof someWork>>

const at = () => new Date()

const verbs: Record<string, (db: OpenSession, some: Some) => Promise<unknown>> = {
  'records a check': (db, { work, worker, sop }) =>
    recordCheck(db, {
      workSessionId: work.id,
      stepId: stepsOf(sop)[0]?.id ?? '',
      worker,
      finding: { result: 'pass' },
      at: at(),
    }),
  'reports a failure': (db, { work, worker, sop }) =>
    recordCheck(db, {
      workSessionId: work.id,
      stepId: stepsOf(sop)[0]?.id ?? '',
      worker,
      finding: { result: 'fail', feedback: 'It hums' },
      at: at(),
    }),
  pauses: (db, { work, worker }) => pauseWorkSession(db, work.id, worker),
  'makes a SOP': (db, { worker }) => createSop(db, { procedure: aProcedure, author: worker, at: at() }),
}

// The embedded engine has one session at a time, so that nobody leaves meanwhile.
describe.runIf(engineUnderTest === 'server')('somebody who has left meanwhile', () => {
  describe.each(['read committed', 'repeatable read', 'serializable'] as const)('under %s', (isolation) => {
    test.each(Object.entries(verbs))('no longer %s', async (_, verb) => {
      const some = await someWork(on.database)
      await using db = await on.database.begin({ isolation })
      await db.rows('select from users')

      await deactivate(some.worker)
      const refused = await verb(db, some).then(
        () => 'done',
        (error: { code?: string }) => error.code,
      )

      expect(refused).toBe(isolation === 'read committed' ? 'user_deactivated' : 'database_unavailable')
    })
  })

  test('waits to leave until what they are doing is done', async () => {
    const some = await someWork(on.database)
    await using db = await on.database.begin()
    await verbs['records a check']?.(db, some)

    const leaving = deactivate(some.worker)
    await isWaitedFor(db)
    await db.commit()
    await leaving

    const [times] = await on.database.single((reading) =>
      reading.rows<{ inOrder: boolean }>(
        `select (select max(at) from audit_events where stream_id = $1)
              < (select max(at) from audit_events where stream_id = $2) as "inOrder"`,
        [some.work.id, some.worker.id],
      ),
    )
    expect(times).toEqual({ inOrder: true })
  })
})

function deactivate({ id }: User): Promise<unknown> {
  return on.database.session((db) => {
    db.actAs(supervisor)

    return db.rows('update users set deactivated_at = clock_timestamp() where id = $1', [id])
  })
}

/** Until a connection waits for a lock; throws where none does for seconds. */
async function isWaitedFor(db: OpenSession): Promise<void> {
  for (let looks = 0; looks < 500; looks++) {
    await db.rows('select pg_stat_clear_snapshot()')
    const [row] = await db.rows<{ waiting: number }>(
      `select count(*)::int as waiting from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if (row && row.waiting > 0) return
  }
  throw new Error('nobody waits')
}
