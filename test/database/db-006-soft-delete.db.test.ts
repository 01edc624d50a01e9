import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { showTimeline } from '../../src/application/audit/timeline.ts'
import { createSop, deleteSop, listSops, restoreSop, showSop } from '../../src/application/sops.ts'
import {
  completeWorkSession,
  pauseWorkSession,
  startWorkSession,
} from '../../src/application/work-sessions.ts'
import { NotFound } from '../../src/domain/errors.ts'
import { SopDeleted, SopInUse } from '../../src/domain/sop.ts'
import { NotYourDraft } from '../../src/domain/sop-deletion.ts'
import { SupervisorRequired, type User } from '../../src/domain/user.ts'
import {
  aMigratedDatabase,
  aProcedure,
  aSop,
  aSupervisor,
  aWorker,
  type OpenTestDatabase,
  someWork,
} from '../setup/records.ts'
import { passEveryStep } from './walk.ts'

let on: OpenTestDatabase
let by: User
const reason = 'Out of use'
const now = () => new Date()

beforeAll(async () => {
  on = await aMigratedDatabase()
  by = await aSupervisor(on.database)
})

afterAll(() => on.close())

describe('db-006: soft delete records with timestamp', () => {
  test('deleting a SOP sets deleted_at and keeps the record and all below it', async () => {
    const sop = await aSop(on.database)
    const at = now()

    await on.database.session((db) => deleteSop(db, { id: sop.id, by, reason, at }))

    const kept = await on.database.single((db) => showSop(db, sop.id, { deleted: 'include' }))
    expect(kept).toEqual({ ...sop, deletedAt: at, updatedAt: at })
  })

  test('reads leave deleted SOPs out unless asked', async () => {
    const sop = await aSop(on.database)
    await on.database.session((db) => deleteSop(db, { id: sop.id, by, reason, at: now() }))

    const listed = await on.database.single((db) => listSops(db, { limit: 1000 }))
    const listedWithDeleted = await on.database.single((db) =>
      listSops(db, { limit: 1000, deleted: 'include' }),
    )

    expect(listed.map(({ id }) => id)).not.toContain(sop.id)
    expect(listedWithDeleted.map(({ id }) => id)).toContain(sop.id)
    await expect(on.database.single((db) => showSop(db, sop.id))).rejects.toThrow(NotFound)
  })

  test('deleting twice keeps the first time', async () => {
    const sop = await aSop(on.database)
    const first = now()
    await on.database.session((db) => deleteSop(db, { id: sop.id, by, reason, at: first }))

    await on.database.session((db) =>
      deleteSop(db, { id: sop.id, by, reason, at: new Date(first.getTime() + 5000) }),
    )

    const kept = await on.database.single((db) => showSop(db, sop.id, { deleted: 'include' }))
    expect(kept.deletedAt).toEqual(first)
  })

  test('a restored SOP is read again', async () => {
    const sop = await aSop(on.database)
    await on.database.session((db) => deleteSop(db, { id: sop.id, by, reason, at: now() }))

    await on.database.session((db) => restoreSop(db, { id: sop.id, by, reason, at: now() }))

    expect(await on.database.single((db) => showSop(db, sop.id))).toMatchObject({
      id: sop.id,
      deletedAt: null,
    })
  })

  test('a draft is deleted and restored by its author, or by a supervisor', async () => {
    const author = await aWorker(on.database)
    const draft = await on.database.session((db) =>
      createSop(db, { procedure: aProcedure, author, at: now() }),
    )

    for (const person of [author, by]) {
      await on.database.session((db) => deleteSop(db, { id: draft.id, by: person, at: now() }))
      await on.database.session((db) => restoreSop(db, { id: draft.id, by: person, at: now() }))
    }

    const stranger = await aWorker(on.database)
    const refused = on.database.session((db) => deleteSop(db, { id: draft.id, by: stranger, at: now() }))
    await expect(refused).rejects.toThrow(NotYourDraft)
    expect(await on.database.single((db) => showSop(db, draft.id))).toMatchObject({ deletedAt: null })
  })

  test('what has been published is deleted and restored by a supervisor, who says why', async () => {
    const sop = await aSop(on.database)
    const worker = await aWorker(on.database)
    const remove = (person: User, why?: string) =>
      on.database.session((db) =>
        deleteSop(db, { id: sop.id, by: person, at: now(), ...(why === undefined ? {} : { reason: why }) }),
      )

    await expect(remove(worker, reason)).rejects.toThrow(SupervisorRequired)
    await expect(remove(by)).rejects.toMatchObject({ data: { field: 'reason' } })
    await expect(remove(by, ' ')).rejects.toMatchObject({ data: { field: 'reason' } })
    await remove(by, 'Superseded by a machine')
    const restoring = on.database.session((db) =>
      restoreSop(db, { id: sop.id, by: worker, reason, at: now() }),
    )
    await expect(restoring).rejects.toThrow(SupervisorRequired)

    const { events } = await on.database.session((db) => showTimeline(db, sop.id))
    expect(events.at(-1)).toMatchObject({ verb: 'delete', actor: by.id, reason: 'Superseded by a machine' })
  })

  test('a SOP with a work session in progress or paused cannot be deleted, and the refusal names them', async () => {
    const { work, worker, sop } = await someWork(on.database)
    await on.database.session((db) => pauseWorkSession(db, work.id, worker))
    const other = await aWorker(on.database)
    const second = await on.database.session((db) =>
      startWorkSession(db, { sopId: sop.id, worker: other, at: now() }),
    )

    const refused = on.database.session((db) => deleteSop(db, { id: sop.id, by, reason, at: now() }))

    await expect(refused).rejects.toThrow(SopInUse)
    await expect(refused).rejects.toMatchObject({ data: { workSessionIds: [work.id, second.id] } })
    expect(await on.database.single((db) => showSop(db, sop.id))).toMatchObject({ deletedAt: null })
  })

  test('a SOP can be deleted once its work is completed, and the record of the work stays readable', async () => {
    const { work, worker, sop } = await someWork(on.database)
    await passEveryStep(on.database, work, worker)
    await on.database.session((db) => completeWorkSession(db, work.id, worker, now()))

    await on.database.session((db) => deleteSop(db, { id: sop.id, by, reason, at: now() }))

    expect(await on.database.single((db) => db.workSessions.get(work.id))).toMatchObject({ sopId: sop.id })
  })

  test('no work starts on a deleted SOP', async () => {
    const sop = await aSop(on.database)
    const worker = await aWorker(on.database)
    await on.database.session((db) => deleteSop(db, { id: sop.id, by, reason, at: now() }))

    const start = on.database.session((db) => startWorkSession(db, { sopId: sop.id, worker, at: now() }))

    await expect(start).rejects.toThrow(SopDeleted)
  })

  test('deleting against starting ends with one of the two, never with both', async () => {
    for (let round = 0; round < 20; round++) {
      const sop = await aSop(on.database)
      const worker = await aWorker(on.database)

      const [start, removal] = await Promise.allSettled([
        on.database.session((db) => startWorkSession(db, { sopId: sop.id, worker, at: now() })),
        on.database.session((db) => deleteSop(db, { id: sop.id, by, reason, at: now() })),
      ])

      expect([start.status, removal.status].sort()).toEqual(['fulfilled', 'rejected'])
    }
  })
})
