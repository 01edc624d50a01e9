import { type Verification, verifyTrail } from '../../src/application/audit/verification.ts'
import { overrideCheck, type Recorded, recordCheck } from '../../src/application/safety-checks.ts'
import { publishSop } from '../../src/application/sop-versions.ts'
import { createSop } from '../../src/application/sops.ts'
import { completeWorkSession, startWorkSession } from '../../src/application/work-sessions.ts'
import { readConfig } from '../../src/config.ts'
import type { Severity } from '../../src/domain/procedure.ts'
import type { Finding } from '../../src/domain/safety-check.ts'
import { type Sop, stepsOf } from '../../src/domain/sop.ts'
import type { Role, User } from '../../src/domain/user.ts'
import type { WorkSession } from '../../src/domain/work-session.ts'
import { Database } from '../../src/infrastructure/database/database.ts'
import type { Session } from '../../src/infrastructure/database/session.ts'
import { addPerson, aMigratedDatabase, aStep, aSupervisor } from '../setup/records.ts'
import { counted, type Failures } from './counted.ts'

/** Where the races of one file are run: a database, two supervisors, and a SOP of two steps. */
export interface Course {
  database: Database
  url: string
  sato: User
  suzuki: User
  sop: Sop
  failures: Failures
  close(): Promise<void>
}

/** The first step of the course's SOP has a hazard of this severity. */
export async function aCourse(severity: Severity = 'low'): Promise<Course> {
  const on = await aMigratedDatabase()
  const failures: Failures = new Map()
  const database = new Database(counted(on.database.engine, failures), readConfig({ DATABASE_URL: on.url }))
  const [sato, suzuki] = [await aSupervisor(database), await aSupervisor(database)]
  const sop = await database.session((db) => aPublishedSop(db, sato, severity))

  return { database, url: on.url, sato, suzuki, sop, failures, close: on.close }
}

export async function aPublishedSop(db: Session, by: User, severity: Severity = 'low'): Promise<Sop> {
  const hazards = [
    { description: 'Shock', severity, mitigation: null },
    { description: 'Burn', severity, mitigation: null },
  ]
  const sop = await createSop(db, {
    procedure: {
      title: 'Change the fuse',
      tasks: [
        { title: 'Change', description: null, steps: [aStep('Switch off', { hazards }), aStep('Pull')] },
      ],
    },
    author: by,
    at: new Date(),
  })
  await publishSop(db, { id: sop.id, supervisor: by, at: new Date() })

  return sop
}

export function somebody(db: Session, role: Role = 'worker'): Promise<User> {
  return addPerson(db, { email: `${crypto.randomUUID()}@example.com`, name: role, role })
}

/** Work as far as `upTo` steps have passed, by a worker of its own. */
export async function workUpTo(
  db: Session,
  { sop }: Course,
  upTo: number,
): Promise<{ work: WorkSession; worker: User }> {
  const worker = await somebody(db)
  const work = await startWorkSession(db, { sopId: sop.id, worker, at: new Date() })
  for (const { id } of stepsOf(sop).slice(0, upTo)) await check(db, work, worker, id, { result: 'pass' })

  return { work, worker }
}

export async function completedWork(
  db: Session,
  course: Course,
): Promise<{ work: WorkSession; worker: User }> {
  const { work, worker } = await workUpTo(db, course, 2)

  return { work: await completeWorkSession(db, work.id, worker, new Date()), worker }
}

export function check(
  db: Session,
  work: WorkSession,
  worker: User,
  stepId: string,
  finding: Finding,
): Promise<Recorded> {
  return recordCheck(db, { workSessionId: work.id, stepId, worker, finding, at: new Date() })
}

export function override(
  db: Session,
  work: WorkSession,
  supervisor: User,
  checkId?: string,
): Promise<Recorded> {
  return overrideCheck(db, {
    workSessionId: work.id,
    supervisor,
    reason: 'Measured and found dead',
    at: new Date(),
    ...(checkId ? { checkId } : {}),
  })
}

/** Of every record of the course. */
export function verified({ database }: Course): Promise<Verification> {
  return database.session((db) => verifyTrail(db), { isolation: 'repeatable read', readOnly: true })
}

/** Rows of the tables that a work session's record is made of, counted. */
export async function countsOf(database: Database, workSessionId: string) {
  const [row] = await database.single((db) =>
    db.rows<{ checks: number; signatures: number; acknowledgements: number; trail: string[] }>(
      `select (select count(*)::int from safety_checks where session_id = $1) as checks,
              (select count(*)::int from signatures where session_id = $1)
                + (select count(*)::int from signatures where check_id = any(array(
                     select id from safety_checks where session_id = $1))) as signatures,
              (select count(*)::int from hazard_acknowledgements where session_id = $1) as acknowledgements,
              array(select verb from audit_events where stream_id = $1 order by position) as trail`,
      [workSessionId],
    ),
  )
  if (!row) throw new Error('nothing was counted')

  return row
}
