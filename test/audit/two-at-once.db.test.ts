import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyTrail } from '../../src/application/audit/verification.ts'
import type { OpenSession } from '../../src/infrastructure/database/session.ts'
import { aMigratedDatabase, aWorker, type OpenTestDatabase, someWork } from '../setup/records.ts'

let on: OpenTestDatabase

beforeAll(async () => {
  on = await aMigratedDatabase()
})

afterAll(() => on.close())

const start = (db: OpenSession, { sop, worker }: { sop: string; worker: string }) =>
  db.rows<{ id: string }>('insert into work_sessions (sop_id, worker_id) values ($1, $2) returning id', [
    sop,
    worker,
  ])
const pause = (db: OpenSession, id: string) =>
  db.rows("update work_sessions set status = 'paused' where id = $1", [id])
const resume = (db: OpenSession, id: string) =>
  db.rows("update work_sessions set status = 'in_progress' where id = $1", [id])

test('a worker with two work sessions in progress at once is found, though the index is back and one is paused', async () => {
  const { work, worker, sop } = await someWork(on.database)
  await using db = await on.database.begin()
  db.actAs(worker)
  const [index] = await db.rows<{ sql: string }>(
    "select pg_get_indexdef('uq_sessions_one_active_per_worker'::regclass) as sql",
  )
  await db.rows('drop index uq_sessions_one_active_per_worker')
  const [second] = await start(db, { sop: sop.id, worker: worker.id })
  await pause(db, work.id)
  await db.rows(index?.sql ?? '')

  const { findings } = await verifyTrail(db)
  const later = await verifyTrail(db, { since: new Date(Date.now() + 60_000) })

  const facts = { workerId: worker.id, workSessionId: work.id }
  expect(findings).toEqual([
    {
      kind: 'rule_broken',
      rule: 'TK011',
      code: 'active_work_session_exists',
      facts,
      ...{ stream: second?.id, record: 'work session', position: 1 },
    },
  ])
  expect(later.findings).toEqual([])
})

test('work that goes on in turns is none, nor that of two workers', async () => {
  const { work, worker, sop } = await someWork(on.database)
  const other = await aWorker(on.database)
  await using db = await on.database.begin()
  db.actAs(worker)
  await pause(db, work.id)
  const [second] = await start(db, { sop: sop.id, worker: worker.id })
  await pause(db, second?.id ?? '')
  await resume(db, work.id)
  db.actAs(other)
  await start(db, { sop: sop.id, worker: other.id })

  expect((await verifyTrail(db)).findings).toEqual([])
})
