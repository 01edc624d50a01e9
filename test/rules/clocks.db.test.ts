import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordCheck } from '../../src/application/safety-checks.ts'
import { editSop, publishSop, reviseSop } from '../../src/application/sop-versions.ts'
import { createSop, deleteSop } from '../../src/application/sops.ts'
import {
  abortWorkSession,
  approveWorkSession,
  completeWorkSession,
  startWorkSession,
} from '../../src/application/work-sessions.ts'
import { type Sop, stepsOf } from '../../src/domain/sop.ts'
import type { User } from '../../src/domain/user.ts'
import { passEveryStep } from '../database/walk.ts'
import {
  aMigratedDatabase,
  aProcedure,
  aSop,
  aSupervisor,
  aWorker,
  type OpenTestDatabase,
} from '../setup/records.ts'

let on: OpenTestDatabase
let supervisor: User

beforeAll(async () => {
  on = await aMigratedDatabase()
  supervisor = await aSupervisor(on.database)
})

afterAll(() => on.close())

const minutes = (count: number) => new Date(Date.now() + count * 60_000)

/** Published so long ago. */
function publishedAt(at: Date): Promise<Sop> {
  return on.database.session(async (db) => {
    const sop = await createSop(db, { procedure: aProcedure, author: supervisor, at })
    await publishSop(db, { id: sop.id, supervisor, at })

    return sop
  })
}

/** As the rules before these let it through: by a clock that was wrong. */
async function setBack(table: string, set: string, id: string): Promise<void> {
  await on.database.connection((connection) =>
    connection.execute(`alter table ${table} disable trigger user;
      update ${table} set ${set} where id = '${id}';
      alter table ${table} enable trigger user`),
  )
}

describe('times that devices and programs say', () => {
  test('what a device tells late is kept as the device says it', async () => {
    const sop = await publishedAt(minutes(-300))
    const worker = await aWorker(on.database)
    const start = { sopId: sop.id, worker, at: minutes(-240) }
    const late = minutes(-180)

    const work = await on.database.session((db) => startWorkSession(db, start))
    const { check } = await on.database.session((db) =>
      recordCheck(db, {
        workSessionId: work.id,
        stepId: stepsOf(sop)[0]?.id ?? '',
        worker,
        finding: { result: 'pass' },
        at: late,
      }),
    )

    const kept = await on.database.session((db) => db.safetyChecks.find(check.id))
    expect(kept?.checkedAt).toEqual(late)
  })

  test('clocks may differ by less than five minutes', async () => {
    const sop = await publishedAt(minutes(4))
    const worker = await aWorker(on.database)

    const work = await on.database.session((db) =>
      startWorkSession(db, { sopId: sop.id, worker, at: minutes(0) }),
    )

    expect(work.status).toBe('in_progress')
  })

  test('work is not completed before its last check, whatever a device says', async () => {
    const sop = await publishedAt(minutes(-300))
    const worker = await aWorker(on.database)
    const start = { sopId: sop.id, worker, at: minutes(-240) }
    const work = await on.database.session((db) => startWorkSession(db, start))
    await passEveryStep(on.database, work, worker)

    const refused = on.database.session((db) => completeWorkSession(db, work.id, worker, minutes(-120)))

    await expect(refused).rejects.toMatchObject({
      code: 'invalid_input',
      data: { reason: { code: 'times_out_of_order' } },
    })
  })

  test('a time ahead is refused with both clocks named', async () => {
    const sop = await aSop(on.database)
    const worker = await aWorker(on.database)
    const at = new Date('2099-01-01T00:00:00Z')

    const refused = on.database.session((db) => startWorkSession(db, { sopId: sop.id, worker, at }))

    await expect(refused).rejects.toMatchObject({
      code: 'invalid_input',
      data: { field: 'at', reason: { code: 'time_ahead', at: expect.stringMatching(/^20(99|98)-/) } },
    })
  })
})

describe.each(["timestamptz '2099-01-01'", "now() + interval '2 days'", "timestamptz 'infinity'"])(
  'work that began, by a clock that was wrong, at %s',
  (ahead) => {
    async function started() {
      const [sop, worker] = [await aSop(on.database), await aWorker(on.database)]
      const at = new Date()
      const work = await on.database.session((db) => startWorkSession(db, { sopId: sop.id, worker, at }))
      await setBack('work_sessions', `started_at = ${ahead}`, work.id)

      return { work, worker }
    }

    test('can be aborted', async () => {
      const { work, worker } = await started()

      const aborted = await on.database.session((db) =>
        abortWorkSession(db, { id: work.id, by: worker, reason: 'The clock was wrong', at: new Date() }),
      )

      expect(aborted.status).toBe('aborted')
    })

    test('can be carried on, completed and approved', async () => {
      const { work, worker } = await started()

      await passEveryStep(on.database, work, worker)
      await on.database.session((db) => completeWorkSession(db, work.id, worker, new Date()))
      const approved = await on.database.session((db) =>
        approveWorkSession(db, work.id, supervisor, new Date()),
      )

      expect(approved.status).toBe('approved')
    })

    test('can be completed behind a check that was told ahead, too', async () => {
      const { work, worker } = await started()
      await passEveryStep(on.database, work, worker)
      await on.database.connection((connection) =>
        connection.execute(`alter table safety_checks disable trigger user;
          update safety_checks set checked_at = ${ahead} where session_id = '${work.id}';
          alter table safety_checks enable trigger user`),
      )

      const completed = await on.database.session((db) =>
        completeWorkSession(db, work.id, worker, new Date()),
      )

      expect(completed.status).toBe('completed')
    })
  },
)

describe('a SOP that was made, by a clock that was wrong, in 2099', () => {
  async function draft(): Promise<Sop> {
    const sop = await on.database.session((db) =>
      createSop(db, { procedure: aProcedure, author: supervisor, at: new Date() }),
    )
    await setBack('sops', "created_at = '2099-01-01', updated_at = '2099-01-01'", sop.id)
    await setBack('tasks', "created_at = '2099-01-01'", sop.tasks[0]?.id ?? '')

    return sop
  }

  test('can be edited, published, revised and deleted', async () => {
    const { id } = await draft()
    const at = new Date()
    const procedure = { ...aProcedure, title: 'Change the other fuse' }
    const by = { author: supervisor, at }

    const edited = await on.database.session((db) => editSop(db, { id, procedure, ...by }))
    const published = await on.database.session((db) => publishSop(db, { id, supervisor, at }))
    const revised = await on.database.session((db) => reviseSop(db, { from: id, ...by }))
    const deleted = await on.database.session((db) =>
      deleteSop(db, { id, by: supervisor, reason: 'Out of use', at }),
    )

    expect(edited.sop.title).toBe('Change the other fuse')
    expect([published.status, revised.version]).toEqual(['effective', 2])
    expect(deleted.deletedAt).toEqual(at)
  })
})
