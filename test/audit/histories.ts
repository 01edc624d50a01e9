import { overrideCheck } from '../../src/application/safety-checks.ts'
import { publishSop, retireSop, reviseSop } from '../../src/application/sop-versions.ts'
import { createSop, deleteSop, restoreSop } from '../../src/application/sops.ts'
import {
  abortWorkSession,
  approveWorkSession,
  completeWorkSession,
  pauseWorkSession,
  rejectWorkSession,
  resumeWorkSession,
  startWorkSession,
} from '../../src/application/work-sessions.ts'
import type { Sop } from '../../src/domain/sop.ts'
import type { User } from '../../src/domain/user.ts'
import type { WorkSession } from '../../src/domain/work-session.ts'
import type { Database } from '../../src/infrastructure/database/database.ts'
import { check, checkAlone, passEveryStep } from '../database/walk.ts'
import { aProcedure, aSupervisor, aWorker } from '../setup/records.ts'

export interface Histories {
  supervisor: User & { email: string }
  worker: User
  /** Version 1 was superseded by version 2. */
  sop: Sop
  draft: Sop
  approved: WorkSession
  rejected: WorkSession
  aborted: WorkSession
  paused: WorkSession
}

const now = () => new Date()

/** Every kind of history that verbs and raw SQL can leave, all of them honest. */
export async function everyHistory(database: Database): Promise<Histories> {
  const supervisor = await aSupervisor(database)
  const worker = await aWorker(database)
  const sop = await publishedSop(database, supervisor)
  const approved = await approvedWork(database, { sop, worker, supervisor })
  const rejected = await workOn(database, sop, worker)
  await passEveryStep(database, rejected, worker)
  await database.session((db) => completeWorkSession(db, rejected.id, worker, now()))
  await database.session((db) =>
    rejectWorkSession(db, { id: rejected.id, by: supervisor, reason: 'No photograph', at: now() }),
  )
  const aborted = await workOn(database, sop, worker)
  await check(database, aborted, worker, { result: 'fail', feedback: 'Smoke' })
  await database.session((db) =>
    abortWorkSession(db, { id: aborted.id, by: worker, reason: 'Fire drill', at: now() }),
  )
  const paused = await workOn(database, sop, worker)
  await check(database, paused, worker, { result: 'pass', confidence: 0.1 })
  await database.session((db) => pauseWorkSession(db, paused.id, worker))
  const draft = await revisedAndEdited(database, sop, supervisor)
  await draftsComeAndGo(database, supervisor)
  await peopleChange(database, supervisor)

  return { supervisor, worker, sop, draft, approved, rejected, aborted, paused }
}

async function publishedSop(database: Database, supervisor: User): Promise<Sop> {
  return database.session(
    async (db) => {
      const sop = await createSop(db, { procedure: aProcedure, author: supervisor, at: now() })
      await publishSop(db, { id: sop.id, supervisor, at: now() })

      return sop
    },
    { requestId: 'request-1' },
  )
}

function workOn(database: Database, sop: Sop, worker: User): Promise<WorkSession> {
  return database.session((db) => startWorkSession(db, { sopId: sop.id, worker, at: now() }))
}

/** With a pause, a failure that is overridden, a flag that is resolved, and a confidence that no decimal ends. */
async function approvedWork(
  database: Database,
  { sop, worker, supervisor }: { sop: Sop; worker: User; supervisor: User },
): Promise<WorkSession> {
  const work = await workOn(database, sop, worker)
  await database.session((db) => pauseWorkSession(db, work.id, worker))
  await database.session((db) => resumeWorkSession(db, work.id, worker))
  await check(database, work, worker, { result: 'fail', feedback: 'Lamp "lit"\n\\ 点灯 💡' })
  await database.session((db) =>
    overrideCheck(db, { workSessionId: work.id, supervisor, reason: 'Measured dead', at: now() }),
  )
  const { check: flagged } = await check(database, work, worker, {
    result: 'pass',
    needsReview: true,
    confidence: 1 / 3,
  })
  await database.session((db) =>
    overrideCheck(db, {
      workSessionId: work.id,
      checkId: flagged.id,
      supervisor,
      reason: 'Seen on the photograph',
      at: now(),
    }),
  )
  await checkAlone(database, work, worker, { result: 'pass', feedback: 'Pulled' })
  await database.session((db) => completeWorkSession(db, work.id, worker, now()))

  return database.session((db) => approveWorkSession(db, work.id, supervisor, now()))
}

async function revisedAndEdited(database: Database, sop: Sop, author: User): Promise<Sop> {
  const second = await database.session((db) => reviseSop(db, { from: sop.id, author, at: now() }))
  await database.session(async (db) => {
    db.actAs(author, 'Clearer words')
    await db.rows(`update sops set title = 'Change the fuse safely' where id = $1`, [second.id])
    await db.rows(`update steps set expected_result = 'Lamp stays dark' where task_id = $1`, [
      second.tasks[0]?.id,
    ])
    await db.rows(`update hazards set severity = 'high' where step_id = $1`, [second.tasks[0]?.steps[1]?.id])
    await db.rows('insert into steps (task_id, description, order_index) values ($1, $2, 9), ($1, $3, 10)', [
      second.tasks[1]?.id,
      'Put the new fuse in',
      'Close the panel',
    ])
    await db.rows('delete from tasks where id = $1', [second.tasks[0]?.id])
    await publishSop(db, { id: second.id, supervisor: author, at: now() })
  })
  const third = await database.session((db) => reviseSop(db, { from: sop.id, author, at: now() }))
  await database.session((db) => deleteSop(db, { id: third.id, by: author, reason: 'Too early', at: now() }))
  await database.session((db) => restoreSop(db, { id: third.id, by: author, at: now() }))

  return third
}

async function draftsComeAndGo(database: Database, author: User): Promise<void> {
  const draft = () => database.session((db) => createSop(db, { procedure: aProcedure, author, at: now() }))
  const removed = await draft()
  await database.session((db) => {
    db.actAs(author)

    return db.rows('delete from sops where id = $1', [removed.id])
  })
  const retired = await draft()
  await database.session((db) => publishSop(db, { id: retired.id, supervisor: author, at: now() }))
  await database.session((db) =>
    retireSop(db, { id: retired.id, supervisor: author, reason: 'The machine is gone', at: now() }),
  )
}

/** By hand. */
async function peopleChange(database: Database, by: User): Promise<void> {
  const user = await aWorker(database)
  for (const set of [
    "name = 'K. 田中'",
    "password_hash = 'x'",
    'deactivated_at = now()',
    'deactivated_at = null',
  ]) {
    await database.session((db) => {
      db.actAs(by)

      return db.rows(`update users set ${set} where id = $1`, [user.id])
    })
  }
}
