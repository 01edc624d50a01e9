import { acknowledgeHazards } from '../../src/application/hazard-acknowledgements.ts'
import { recordCheck } from '../../src/application/safety-checks.ts'
import type { Finding } from '../../src/domain/safety-check.ts'
import type { User } from '../../src/domain/user.ts'
import type { WorkSession } from '../../src/domain/work-session.ts'
import type { Database } from '../../src/infrastructure/database/database.ts'

/** Acknowledges the serious hazards of the step that waits and records a check of it. */
export async function check(database: Database, work: WorkSession, worker: User, finding: Finding) {
  await database.session((db) => acknowledgeHazards(db, { workSessionId: work.id, worker, at: new Date() }))

  return checkAlone(database, work, worker, finding)
}

/** Records a check of the step that waits, whichever it is, and acknowledges nothing. */
export async function checkAlone(database: Database, work: WorkSession, worker: User, finding: Finding) {
  const { currentStepId } = await database.single((db) => db.workSessions.get(work.id))

  return database.single((db) =>
    recordCheck(db, { workSessionId: work.id, stepId: currentStepId ?? '', worker, finding, at: new Date() }),
  )
}

export async function passEveryStep(database: Database, work: WorkSession, worker: User): Promise<void> {
  for (let next = work.currentStepId; next !== null; ) {
    next = (await check(database, work, worker, { result: 'pass' })).nextStepId
  }
}
