import { acknowledgeHazards } from '../../src/application/hazard-acknowledgements.ts'
import { recordCheck } from '../../src/application/safety-checks.ts'
import {
  completeWorkSession,
  pauseWorkSession,
  startWorkSession,
} from '../../src/application/work-sessions.ts'
import type { Finding } from '../../src/domain/safety-check.ts'
import { type Sop, stepsOf } from '../../src/domain/sop.ts'
import type { User } from '../../src/domain/user.ts'
import type { Database } from '../../src/infrastructure/database/database.ts'
import { aSop, aWorker } from '../setup/records.ts'

const failure: Finding = { result: 'fail', feedback: 'The lamp is lit' }
const flagged: Finding = { result: 'pass', needsReview: true }

/** Puts work on record that waits for a supervisor: so often completed, completed with a flag, and held up. */
export async function whatWaits(database: Database, often: number): Promise<void> {
  const sop = await aSop(database)
  for (let n = 0; n < often; n++) {
    await handedIn(database, sop, { result: 'pass' })
    await handedIn(database, sop, flagged)
    await heldUp(database, sop)
  }
}

/** Puts work of somebody on record: paused before each step and after the last, and in progress with every step done. */
export async function onTheWay(database: Database, worker: User): Promise<void> {
  const sop = await aSop(database)
  const way = { sop, worker, finding: { result: 'pass' } } as const
  for (let steps = 0; steps <= stepsOf(sop).length; steps++) {
    const id = await walked(database, { ...way, steps })
    await database.session((db) => pauseWorkSession(db, id, worker))
  }
  await walked(database, way)
}

async function handedIn(database: Database, sop: Sop, finding: Finding): Promise<void> {
  const worker = await aWorker(database)
  const id = await walked(database, { sop, worker, finding })
  await database.session((db) => completeWorkSession(db, id, worker, new Date()))
}

interface Way {
  sop: Sop
  worker: User
  finding: Finding
  /** All unless given. */
  steps?: number
}

/** The id of the work, in progress. */
async function walked(database: Database, { sop, worker, finding, steps }: Way): Promise<string> {
  const at = new Date()
  const { id } = await database.session((db) => startWorkSession(db, { sopId: sop.id, worker, at }))
  for (const { id: stepId, hazards } of stepsOf(sop).slice(0, steps)) {
    const here = { workSessionId: id, worker, at }
    const hazardIds = hazards.map((hazard) => hazard.id)
    if (hazardIds.length > 0) await database.session((db) => acknowledgeHazards(db, { ...here, hazardIds }))
    await database.session((db) => recordCheck(db, { ...here, stepId, finding }))
  }

  return id
}

async function heldUp(database: Database, sop: Sop): Promise<void> {
  const [worker, at] = [await aWorker(database), new Date()]
  const work = await database.session((db) => startWorkSession(db, { sopId: sop.id, worker, at }))
  const stepId = stepsOf(sop)[0]?.id ?? ''
  await database.session((db) =>
    recordCheck(db, { workSessionId: work.id, worker, stepId, finding: failure, at }),
  )
}
