import { acknowledgeHazards } from '../../src/application/hazard-acknowledgements.ts'
import { overrideCheck } from '../../src/application/safety-checks.ts'
import { publishSop, retireSop, reviseSop } from '../../src/application/sop-versions.ts'
import { deleteSop } from '../../src/application/sops.ts'
import {
  abortWorkSession,
  approveWorkSession,
  completeWorkSession,
  pauseWorkSession,
  rejectWorkSession,
  startWorkSession,
} from '../../src/application/work-sessions.ts'
import type { Finding } from '../../src/domain/safety-check.ts'
import { type Sop, stepsOf } from '../../src/domain/sop.ts'
import type { User } from '../../src/domain/user.ts'
import type { WorkSession } from '../../src/domain/work-session.ts'
import type { Database } from '../../src/infrastructure/database/database.ts'
import { check, passEveryStep } from '../database/walk.ts'
import { aDraft, aProcedure, aSop, aSupervisor, aUser, aWorker } from '../setup/records.ts'
import { secretsOfWorld } from './secrets.ts'

/** Ids by name, such as `paused` for a paused work session and `pausedWorker` for whose it is. */
export type World = Record<string, string>

const fail: Finding = { result: 'fail', feedback: 'The lamp is lit' }
const pass: Finding = { result: 'pass' }
const at = () => new Date()

/**
 * Something of everything that a rule can be broken on: versions of every status, work sessions of every status and
 * at every point of the way (the second step has a critical hazard), and people of every kind.
 */
export async function aWorld(database: Database): Promise<World> {
  const admin = await aUser(database, 'admin')
  const auditor = await aUser(database, 'auditor')
  const [supervisor, other] = [await aSupervisor(database), await aSupervisor(database)]
  const stranger = await aWorker(database)
  const gone = await deactivated(database, await aSupervisor(database))
  const goneWorker = await deactivated(database, await aWorker(database))
  const people = { admin, auditor, supervisor, other, stranger, gone, goneWorker }
  const { sop, ...versions } = await versionsOfEveryStatus(database, supervisor)

  return {
    nobody: '00000000-0000-4000-8000-000000000000',
    new: '00000000-0000-4000-8000-00000000000a',
    ...idsOf(people),
    ...treeOf('', sop),
    sop: sop.id,
    ...versions,
    ...idsOf(await secretsOfWorld(database, people)),
    ...(await workOfEveryStatus(database, sop, supervisor)),
    ...(await workWithHistory(database, sop, supervisor)),
  }
}

async function versionsOfEveryStatus(database: Database, supervisor: User) {
  const revise = (from: Sop) =>
    database.session((db) => reviseSop(db, { from: from.id, author: supervisor, at: at() }))
  const superseded = await aSop(database)
  const sop = await revise(superseded)
  await database.session((db) => publishSop(db, { id: sop.id, supervisor, at: at() }))
  const draft = await revise(sop)
  const [retired, idle, deleted] = [await aSop(database), await aSop(database), await aSop(database)]
  await database.session((db) => retireSop(db, { id: retired.id, supervisor, at: at() }))
  const [foreign, deletedDraft] = [await aDraft(database), await aDraft(database)]
  for (const { id } of [deleted, deletedDraft]) {
    await database.session((db) => deleteSop(db, { id, by: supervisor, reason: 'Out of use', at: at() }))
  }
  const emptyDraft = await aDraft(database, { ...aProcedure, tasks: [] })
  const stepless = { title: 'To come', description: null, steps: [] }
  const gappyDraft = await aDraft(database, { ...aProcedure, tasks: [...aProcedure.tasks, stepless] })

  return {
    sop,
    ...idsOf({ superseded, draft, retired, idle, deleted, foreign, deletedDraft, emptyDraft, gappyDraft }),
    ...treeOf('superseded', superseded),
    ...treeOf('retired', retired),
    ...treeOf('draft', draft),
    ...treeOf('foreign', foreign),
  }
}

/** One work session of every status, and those of a supervisor and of somebody who has left. */
async function workOfEveryStatus(database: Database, sop: Sop, supervisor: User) {
  const start = async (worker?: User) => started(database, sop, worker ?? (await aWorker(database)))
  const finished = async (worker?: User) => {
    const begun = await start(worker)
    await passEveryStep(database, begun.work, begun.worker)
    await database.session((db) => completeWorkSession(db, begun.work.id, begun.worker, at()))

    return begun
  }
  const paused = await start()
  const pausedFail = await check(database, paused.work, paused.worker, fail)
  await database.session((db) => pauseWorkSession(db, paused.work.id, paused.worker))
  const completed = await finished()
  const [approved, rejected, aborted] = [await finished(), await finished(), await start()]
  await database.session((db) => approveWorkSession(db, approved.work.id, supervisor, at()))
  const abortedFlag = await check(database, aborted.work, aborted.worker, { ...pass, needsReview: true })
  const closing = { by: supervisor, reason: 'It was not done', at: at() }
  await database.session((db) => rejectWorkSession(db, { ...closing, id: rejected.work.id }))
  await database.session((db) => abortWorkSession(db, { ...closing, id: aborted.work.id }))
  const own = await finished(await aSupervisor(database))
  const left = await start()
  await deactivated(database, left.worker)

  return {
    ...ownedIdsOf({ paused, completed, approved, rejected, aborted, own, left }),
    pausedFail: pausedFail.check.id,
    abortedFlag: abortedFlag.check.id,
  }
}

/** Work in progress at every point of the way, with checks that can and that cannot be overridden. */
async function workWithHistory(database: Database, sop: Sop, supervisor: User) {
  const start = async (worker?: User) => started(database, sop, worker ?? (await aWorker(database)))
  const record = (of: Owned, finding: Finding) => check(database, of.work, of.worker, finding)
  const atFirst = await start()
  const olderFail = await record(atFirst, { ...fail, needsReview: true })
  const newestFail = await record(atFirst, fail)
  const atHazard = await start()
  const flaggedPass = await record(atHazard, { ...pass, needsReview: true })
  const [acknowledged, done, flagged] = [await start(), await start(), await start()]
  const plainPass = await record(acknowledged, pass)
  await database.session((db) =>
    acknowledgeHazards(db, { workSessionId: acknowledged.work.id, worker: acknowledged.worker, at: at() }),
  )
  await passEveryStep(database, done.work, done.worker)
  const openFlag = await record(flagged, { ...pass, needsReview: true })
  for (let n = 1; n < stepsOf(sop).length; n++) await record(flagged, pass)
  await database.session((db) => completeWorkSession(db, flagged.work.id, flagged.worker, at()))
  const overridden = await start()
  const resolvedFail = await record(overridden, fail)
  const override = await database.session((db) =>
    overrideCheck(db, { workSessionId: overridden.work.id, supervisor, reason: 'Measured', at: at() }),
  )
  const ownFailed = await start(await aSupervisor(database))
  const ownFail = await record(ownFailed, fail)

  return {
    ...ownedIdsOf({ atFirst, atHazard, acknowledged, done, flagged, overridden, ownFailed }),
    olderFail: olderFail.check.id,
    newestFail: newestFail.check.id,
    flaggedPass: flaggedPass.check.id,
    plainPass: plainPass.check.id,
    openFlag: openFlag.check.id,
    resolvedFail: resolvedFail.check.id,
    override: override.check.id,
    ownFail: ownFail.check.id,
  }
}

interface Owned {
  work: WorkSession
  worker: User
}

async function started(database: Database, sop: Sop, worker: User): Promise<Owned> {
  const work = await database.session((db) => startWorkSession(db, { sopId: sop.id, worker, at: at() }))

  return { work, worker }
}

async function deactivated(database: Database, user: User): Promise<User> {
  await database.session((db) => {
    db.actAs(user)

    return db.rows('update users set deactivated_at = clock_timestamp() where id = $1', [user.id])
  })

  return user
}

function idsOf(records: Record<string, { id: string }>): World {
  return Object.fromEntries(Object.entries(records).map(([name, { id }]) => [name, id]))
}

function ownedIdsOf(records: Record<string, Owned>): World {
  return Object.fromEntries(
    Object.entries(records).flatMap(([name, { work, worker }]) => [
      [name, work.id],
      [`${name}Worker`, worker.id],
    ]),
  )
}

/** `draftTask`, `draftOtherTask`, `draftStep1` to `draftStep3` and `draftHazard`; without a prefix `task`, `step1`, … */
function treeOf(prefix: string, sop: Sop): World {
  const parts = {
    task: sop.tasks[0],
    otherTask: sop.tasks[1],
    step1: stepsOf(sop)[0],
    step2: stepsOf(sop)[1],
    step3: stepsOf(sop)[2],
    hazard: stepsOf(sop)[1]?.hazards[0],
  }

  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      prefix ? prefix + name.charAt(0).toUpperCase() + name.slice(1) : name,
      part?.id ?? '',
    ]),
  )
}
