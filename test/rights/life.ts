import { randomUUID } from 'node:crypto'
import { makeToken, revokeToken } from '../../src/application/api-tokens.ts'
import { verifyRecord, verifyTrail } from '../../src/application/audit/verification.ts'
import { addDevice, enrolDevice, revokeDevice } from '../../src/application/devices.ts'
import { acknowledgeHazards } from '../../src/application/hazard-acknowledgements.ts'
import { newId } from '../../src/application/id.ts'
import { previewImport } from '../../src/application/imports.ts'
import { pageOfUsers } from '../../src/application/listings.ts'
import {
  sopReferredTo,
  stepReferredTo,
  streamReferredTo,
  userReferredTo,
  workSessionReferredTo,
} from '../../src/application/references.ts'
import { overrideCheck } from '../../src/application/safety-checks.ts'
import { redeemCode, resetSecret, setOwnSecret } from '../../src/application/secrets.ts'
import { signIn, signOut, signOutEverywhere, whoIsBehind } from '../../src/application/sign-ins.ts'
import { getSituation } from '../../src/application/situations.ts'
import { sopRecord } from '../../src/application/sop-records.ts'
import {
  compareVersions,
  editSop,
  publishSop,
  retireSop,
  reviseSop,
  versionsOfSop,
} from '../../src/application/sop-versions.ts'
import { createSop, deleteSop, listSops, restoreSop, showSop } from '../../src/application/sops.ts'
import {
  changeRole,
  deactivateUser,
  reactivateUser,
  renameUser,
  usersNamed,
} from '../../src/application/users.ts'
import {
  abortWorkSession,
  approveWorkSession,
  completeWorkSession,
  listWorkSessions,
  pauseWorkSession,
  rejectWorkSession,
  resumeWorkSession,
  showWorkSession,
  startWorkSession,
} from '../../src/application/work-sessions.ts'
import type { Procedure } from '../../src/domain/procedure.ts'
import type { Sop } from '../../src/domain/sop.ts'
import type { Role, User } from '../../src/domain/user.ts'
import type { WorkSession } from '../../src/domain/work-session.ts'
import type { Database } from '../../src/infrastructure/database/database.ts'
import { ownHistory } from '../../src/infrastructure/database/own-history.ts'
import { mustBeAtHead } from '../../src/migrations/at-head.ts'
import { check, checkAlone, passEveryStep } from '../database/walk.ts'
import { addPerson, aProcedure, aStep } from '../setup/records.ts'
import { hashing, later, password, pin } from '../sign-in/people.ts'

/** Every verb that there is, from the first user to the verified trail. */
export async function wholeLife(database: Database): Promise<void> {
  const admin = await aPerson(database, 'admin')
  const author = await aPerson(database, 'supervisor')
  const supervisor = await aPerson(database, 'supervisor')
  const worker = await aPerson(database, 'worker')
  await somebodyComesAndGoes(database, admin)
  const first = await aPublishedSop(database, author)

  const work = await approvedWork(database, { first, worker, supervisor })
  await rejectedAndAbortedWork(database, { first, worker, supervisor })
  await signingIn(database, { worker, supervisor })
  const second = await nextVersion(database, first, author)
  await readEverything(database, { sop: first, later: second, work })
}

/** What an auditor does. Throws where the trail is broken. */
export async function readEverything(
  database: Database,
  { sop: first, later = first, work }: { sop: Sop; later?: Sop; work: WorkSession },
): Promise<void> {
  const history = await ownHistory()
  await database.connection((sql) => mustBeAtHead(sql, history))
  await database.session(
    async (db) => {
      const { items: people } = await pageOfUsers(db, { limit: 10 })
      await pageOfUsers(db, { limit: 10, after: people[0]?.id })
      await userReferredTo(db, people[0]?.email ?? '')
      await usersNamed(db, [work.workerId])
      await listSops(db, { limit: 10 })
      await listSops(db, { limit: 10, after: first.id, deleted: 'include', statuses: ['superseded'] })
      await previewImport(db, { procedure: first, as: 'draft' })
      await sopRecord(db, first.id, { deleted: 'include' })
      await sopReferredTo(db, later.id.slice(-8))
      await showSop(db, first.id, { deleted: 'include' })
      await versionsOfSop(db, first.id)
      await compareVersions(db, first.id, later.id)
      await listWorkSessions(db, { limit: 10, statuses: ['approved'] })
      await workSessionReferredTo(db, work.id.slice(-8))
      await stepReferredTo(db, '1', work.sopId)
      await getSituation(db, work.id)
      await streamReferredTo(db, work.id.slice(-8))
      await showWorkSession(db, work.id)
    },
    { readOnly: true },
  )
  const verified = await database.session(
    async (db) => [await verifyTrail(db), await verifyRecord(db, work.id)],
    { isolation: 'repeatable read', readOnly: true },
  )
  const findings = verified.flatMap((one) => one.findings)
  if (findings.length > 0) throw new Error(`the trail is broken: ${JSON.stringify(findings)}`)
}

/** Everything that is done with passwords, PINs, devices and tokens. */
async function signingIn(
  database: Database,
  { worker, supervisor }: { worker: User; supervisor: User },
): Promise<void> {
  const admin = await aPerson(database, 'admin')
  const machine = await aPerson(database, 'worker')
  const at = () => new Date()
  await database.session((db) =>
    setOwnSecret(db, { user: supervisor, kind: 'password', secret: password, at: at() }, hashing),
  )
  const device = { id: newId(), by: supervisor }
  const { code } = await database.session((db) => addDevice(db, { ...device, name: 'Line 3', at: at() }))
  const { secret } = await database.session((db) => enrolDevice(db, { code, at: at() }))
  const reset = await database.session((db) =>
    resetSecret(db, { userId: worker.id, kind: 'pin', by: supervisor, at: at() }),
  )
  const pinOf = { name: worker.id, kind: 'pin', device: secret } as const
  await redeemCode(database, { ...pinOf, code: reset.code, secret: pin, at: at() }, hashing)
  const { token, signIn: begun } = await signIn(database, { ...pinOf, secret: pin, at: at() }, hashing)
  await database.single((db) => whoIsBehind(db, token, later(90_000)))
  await database.session((db) => signOut(db, { ...begun, user: worker }, at()))
  await database.session((db) => signOutEverywhere(db, worker, at()))
  const made = await database.session((db) =>
    makeToken(db, {
      id: newId(),
      userId: machine.id,
      name: 'bridge',
      scopes: ['read'],
      expiresAt: later(86_400_000),
      by: admin,
      at: at(),
    }),
  )
  await database.single((db) => whoIsBehind(db, made.secret, at()))
  await database.session((db) => revokeToken(db, { id: made.token.id, by: admin, at: at() }))
  await database.session((db) => revokeDevice(db, { ...device, at: at() }))
}

function aPerson(database: Database, role: Role): Promise<User> {
  return database.session((db) => addPerson(db, { email: `${randomUUID()}@example.com`, name: role, role }))
}

async function somebodyComesAndGoes(database: Database, by: User): Promise<void> {
  const { id } = await aPerson(database, 'worker')
  const of = { id, by, at: new Date() }
  await database.session((db) =>
    renameUser(db, { ...of, name: 'A', employeeNumber: randomUUID().slice(0, 8) }),
  )
  await database.session((db) => changeRole(db, { ...of, role: 'auditor' }))
  await database.session((db) => deactivateUser(db, of))
  await database.session((db) => reactivateUser(db, of))
}

async function aPublishedSop(database: Database, author: User): Promise<Sop> {
  const at = new Date()

  return database.session(async (db) => {
    const { id } = await createSop(db, { procedure: aProcedure, author, at })
    await editSop(db, { id, procedure: edited, author, at })
    await editSop(db, { id, procedure: aProcedure, author, at })
    await deleteSop(db, { id, by: author, reason: 'by mistake', at })
    await restoreSop(db, { id, by: author, at })
    await publishSop(db, { id, supervisor: author, at })

    return showSop(db, id)
  })
}

/** Every level has something new, something else and something gone. */
const edited: Procedure = {
  title: 'Change the fuse safely',
  tasks: [
    {
      title: 'Isolate',
      description: 'Nobody, ever, works on a live panel.',
      steps: [
        aStep('Switch the main breaker off', { expectedAction: 'Off!', expectedResult: 'Lamp is dark' }),
        aStep('Hang your own lock', {
          hazards: [
            { description: 'Somebody switches on', severity: 'high', mitigation: 'Your own lock' },
            { description: 'Sharp edges', severity: 'low', mitigation: null },
          ],
        }),
        aStep('Try to switch on'),
      ],
    },
  ],
}

interface Cast {
  first: Sop
  worker: User
  supervisor: User
}

async function approvedWork(database: Database, { first, worker, supervisor }: Cast): Promise<WorkSession> {
  const work = await database.session((db) =>
    startWorkSession(db, { sopId: first.id, worker, at: new Date() }),
  )
  const at = new Date()
  const flagged = await check(database, work, worker, { result: 'pass', needsReview: true })
  await check(database, work, worker, { result: 'fail', feedback: 'the lock is missing' })
  await database.session((db) => pauseWorkSession(db, work.id, worker))
  await database.session((db) => resumeWorkSession(db, work.id, worker))
  const override = { workSessionId: work.id, supervisor, reason: 'seen with my own eyes', at }
  await database.session((db) => overrideCheck(db, override))
  await checkAlone(database, work, worker, { result: 'pass' })
  await database.session((db) => overrideCheck(db, { ...override, checkId: flagged.check.id }))
  await database.session((db) => completeWorkSession(db, work.id, worker, at))

  return database.session((db) => approveWorkSession(db, work.id, supervisor, at))
}

async function rejectedAndAbortedWork(
  database: Database,
  { first, worker, supervisor }: Cast,
): Promise<void> {
  const start = () =>
    database.session((db) => startWorkSession(db, { sopId: first.id, worker, at: new Date() }))
  const closing = { by: supervisor, reason: 'not as it should be', at: new Date() }
  const rejected = await start()
  await passEveryStep(database, rejected, worker)
  await database.session((db) => completeWorkSession(db, rejected.id, worker, new Date()))
  await database.session((db) => rejectWorkSession(db, { id: rejected.id, ...closing }))
  const aborted = await start()
  await database.session((db) =>
    acknowledgeHazards(db, { workSessionId: aborted.id, worker, at: new Date() }),
  )
  await database.session((db) => abortWorkSession(db, { id: aborted.id, ...closing }))
}

async function nextVersion(database: Database, first: Sop, author: User): Promise<Sop> {
  const at = new Date()
  const { id } = await database.session((db) => reviseSop(db, { from: first.id, author, at }))
  await database.session((db) => editSop(db, { id, procedure: edited, author, at }))
  await database.session((db) => publishSop(db, { id, supervisor: author, at }))
  await database.session((db) => retireSop(db, { id, supervisor: author, reason: 'no more fuses', at }))

  return database.session((db) => showSop(db, id))
}
