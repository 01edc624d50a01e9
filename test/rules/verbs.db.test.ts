import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acknowledgeHazards } from '../../src/application/hazard-acknowledgements.ts'
import { newId } from '../../src/application/id.ts'
import { overrideCheck, recordCheck } from '../../src/application/safety-checks.ts'
import { publishSop, retireSop } from '../../src/application/sop-versions.ts'
import { createSop, deleteSop, restoreSop } from '../../src/application/sops.ts'
import {
  addUser,
  changeRole,
  deactivateUser,
  reactivateUser,
  renameUser,
} from '../../src/application/users.ts'
import {
  abortWorkSession,
  approveWorkSession,
  completeWorkSession,
  pauseWorkSession,
  rejectWorkSession,
  resumeWorkSession,
  startWorkSession,
} from '../../src/application/work-sessions.ts'
import type { SafetyCheck } from '../../src/domain/safety-check.ts'
import type { User } from '../../src/domain/user.ts'
import type { WorkSession } from '../../src/domain/work-session.ts'
import {
  ActorUnknown,
  AdminRequired,
  AuditorActs,
  FlaggedChecksOpen,
  HazardNotAtThisStep,
  HazardsNotAcknowledged,
  IllegalMove,
  IllegalVersionMove,
  InvalidInput,
  LastAdmin,
  NothingToOverride,
  NotTheCurrentStep,
  NotYourDraft,
  NotYourWorkSession,
  OwnRole,
  SelfReview,
  SopDeleted,
  SopIncomplete,
  SopInUse,
  SopNotEffective,
  StepsOpen,
  SupervisorRequired,
  type TenkenError,
  UserDeactivated,
  VersionPublished,
  WorkSessionLocked,
} from '../../src/index.ts'
import type { Session } from '../../src/infrastructure/database/session.ts'
import { aMigratedDatabase, aProcedure, type OpenTestDatabase } from '../setup/records.ts'
import { idOf } from './attack.ts'
import { aWorld, type World } from './world.ts'

let on: OpenTestDatabase
let world: World

beforeAll(async () => {
  on = await aMigratedDatabase()
  world = await aWorld(on.database)
})

afterAll(() => on.close())

/** What a verb, or a repository without it, is tried with. */
class Trial {
  readonly db: Session
  readonly at = new Date()

  constructor(db: Session) {
    this.db = db
  }

  id(name: string): string {
    return idOf(world, name)
  }

  user(name: string): Promise<User> {
    return this.db.users.get(this.id(name))
  }

  work(name: string): Promise<WorkSession> {
    return this.db.workSessions.get(this.id(name))
  }

  /** Without the verb: as a race that the verb has lost leaves it. */
  async save(as: string, work: string, change: Partial<WorkSession>): Promise<unknown> {
    const before = await this.work(work)
    this.db.actAs({ id: this.id(as) })

    return this.db.workSessions.save({ ...before, ...change })
  }

  record(as: string, work: string, step: string, change: Partial<SafetyCheck> = {}): Promise<unknown> {
    const check: SafetyCheck = {
      id: newId(),
      sessionId: this.id(work),
      stepId: this.id(step),
      result: 'pass',
      feedbackText: null,
      confidenceScore: null,
      needsReview: false,
      checkedAt: this.at,
      overrideReason: null,
      overrideBy: null,
      resolves: null,
      ...change,
    }

    return this.db.safetyChecks.record(check, this.id(as), null)
  }

  override(as: string, work: string, step: string, resolves: string): Promise<unknown> {
    return this.record(as, work, step, {
      result: 'override',
      overrideReason: 'A',
      overrideBy: this.id(as),
      resolves: this.id(resolves),
    })
  }

  acknowledge(as: string, work: string, hazard: string): Promise<unknown> {
    this.db.actAs({ id: this.id(as) })

    return this.db.hazardAcknowledgements.record([
      {
        id: newId(),
        sessionId: this.id(work),
        hazardId: this.id(hazard),
        acknowledgedBy: this.id(as),
        acknowledgedAt: this.at,
      },
    ])
  }
}

interface Case {
  what: string
  error: new (...args: never[]) => TenkenError
  verb: (trial: Trial) => Promise<unknown>
  /** The same by the repository alone, where the verb's own check comes first. */
  alone: (trial: Trial) => Promise<unknown>
  /** Where the verb says more than the database can. */
  more?: object
}

const carryOn = { pause: pauseWorkSession, resume: resumeWorkSession, complete: completeWorkSession }
const closing = { reason: 'It was not done' }
const closed = (t: Trial, as: string) => ({ closedBy: t.id(as), closedAt: t.at, locked: true })

const newcomer = { email: 'new@example.com', name: 'New', role: 'worker' } as const

/** By whoever is told. */
type Verb = (t: Trial, by: User) => Promise<unknown>

const writing: Record<string, Verb> = {
  createSop: (t, author) => createSop(t.db, { procedure: aProcedure, author, at: t.at }),
  deleteSop: (t, by) => deleteSop(t.db, { id: t.id('idle'), by, reason: 'A', at: t.at }),
  restoreSop: (t, by) => restoreSop(t.db, { id: t.id('deleted'), by, reason: 'A', at: t.at }),
  addUser: (t, by) => addUser(t.db, { ...newcomer, by, at: t.at }),
  renameUser: (t, by) => renameUser(t.db, { id: t.id('stranger'), name: 'B', by, at: t.at }),
  changeRole: (t, by) => changeRole(t.db, { id: t.id('stranger'), role: 'supervisor', by, at: t.at }),
  deactivateUser: (t, by) => deactivateUser(t.db, { id: t.id('stranger'), by, at: t.at }),
  reactivateUser: (t, by) => reactivateUser(t.db, { id: t.id('goneWorker'), by, at: t.at }),
}

/** Without the verb's own judgement: as a race that it has lost leaves it. */
const saved = async (t: Trial, as: string, who: string, change: Partial<User>): Promise<unknown> => {
  const user = await t.user(who)
  t.db.actAs({ id: t.id(as) })

  return t.db.users.save({ ...user, ...change })
}

const cases: Case[] = [
  {
    what: 'TK001: a change of a published version',
    error: VersionPublished,
    verb: (t) => t.db.rows("update sops set title = 'B' where id = $1", [t.id('sop')]),
    alone: (t) => t.db.rows("update tasks set title = 'B' where sop_id = $1", [t.id('sop')]),
  },
  {
    what: 'TK002: publishing what is retired',
    error: IllegalVersionMove,
    verb: async (t) =>
      publishSop(t.db, { id: t.id('retired'), supervisor: await t.user('supervisor'), at: t.at }),
    alone: (t) => {
      t.db.actAs({ id: t.id('supervisor') })

      return t.db.sopVersions.publish(t.id('retired'), t.id('supervisor'), t.at)
    },
  },
  {
    what: 'TK002: retiring a draft',
    error: IllegalVersionMove,
    verb: async (t) =>
      retireSop(t.db, { id: t.id('draft'), supervisor: await t.user('supervisor'), at: t.at }),
    alone: (t) => {
      t.db.actAs({ id: t.id('supervisor') })

      return t.db.sopVersions.retire(t.id('draft'), t.id('supervisor'), t.at)
    },
  },
  {
    what: 'TK003: a start on a superseded version',
    error: SopNotEffective,
    verb: async (t) =>
      startWorkSession(t.db, { sopId: t.id('superseded'), worker: await t.user('stranger'), at: t.at }),
    alone: (t) => {
      t.db.actAs({ id: t.id('stranger') })

      return t.db.rows('insert into work_sessions (sop_id, worker_id) values ($1, $2)', [
        t.id('superseded'),
        t.id('stranger'),
      ])
    },
    more: { effectiveId: null },
  },
  {
    what: 'TK004: publishing a version without steps',
    error: SopIncomplete,
    verb: async (t) =>
      publishSop(t.db, { id: t.id('gappyDraft'), supervisor: await t.user('supervisor'), at: t.at }),
    alone: (t) => {
      t.db.actAs({ id: t.id('supervisor') })

      return t.db.sopVersions.publish(t.id('gappyDraft'), t.id('supervisor'), t.at)
    },
  },
  {
    what: 'TK005: deleting a version that is worked on',
    error: SopInUse,
    verb: async (t) =>
      deleteSop(t.db, { id: t.id('sop'), by: await t.user('supervisor'), reason: 'Out of use', at: t.at }),
    alone: (t) => {
      t.db.actAs({ id: t.id('supervisor') }, 'Out of use')

      return t.db.sopVersions.delete(t.id('sop'), t.at)
    },
  },
  {
    what: 'TK007: a worker deleting a draft of another author',
    error: NotYourDraft,
    verb: async (t) => deleteSop(t.db, { id: t.id('foreign'), by: await t.user('stranger'), at: t.at }),
    alone: (t) => {
      t.db.actAs({ id: t.id('stranger') })

      return t.db.sopVersions.delete(t.id('foreign'), t.at)
    },
  },
  ...(['idle', 'superseded', 'retired'] as const).flatMap((version) => [
    {
      what: `TK015: a worker deleting the ${version} version`,
      error: SupervisorRequired,
      verb: async (t: Trial) =>
        deleteSop(t.db, { id: t.id(version), by: await t.user('stranger'), reason: 'Out of use', at: t.at }),
      alone: (t: Trial) => {
        t.db.actAs({ id: t.id('stranger') }, 'Out of use')

        return t.db.sopVersions.delete(t.id(version), t.at)
      },
    },
    {
      what: `TK024: deleting the ${version} version without a reason`,
      error: InvalidInput,
      verb: async (t: Trial) =>
        deleteSop(t.db, { id: t.id(version), by: await t.user('supervisor'), at: t.at }),
      alone: (t: Trial) => {
        t.db.actAs({ id: t.id('supervisor') })

        return t.db.sopVersions.delete(t.id(version), t.at)
      },
    },
  ]),
  {
    what: 'TK024: restoring what was published without a reason',
    error: InvalidInput,
    verb: async (t) => restoreSop(t.db, { id: t.id('deleted'), by: await t.user('supervisor'), at: t.at }),
    alone: (t) => {
      t.db.actAs({ id: t.id('supervisor') })

      return t.db.sopVersions.restore(t.id('deleted'), t.at)
    },
  },
  {
    what: 'TK010: a check of closed work',
    error: WorkSessionLocked,
    verb: async (t) =>
      recordCheck(t.db, {
        workSessionId: t.id('aborted'),
        stepId: t.id('step1'),
        worker: await t.user('abortedWorker'),
        finding: { result: 'pass' },
        at: t.at,
      }),
    alone: (t) => t.record('abortedWorker', 'aborted', 'step1'),
  },
  {
    what: 'TK010: an override in closed work',
    error: WorkSessionLocked,
    verb: async (t) =>
      overrideCheck(t.db, {
        workSessionId: t.id('aborted'),
        supervisor: await t.user('supervisor'),
        at: t.at,
        ...closing,
      }),
    alone: (t) => t.override('supervisor', 'aborted', 'step1', 'newestFail'),
  },
  ...(
    [
      ['pause', 'completed', { status: 'paused' }],
      ['resume', 'completed', { status: 'in_progress', completedAt: null }],
      ['complete', 'paused', { status: 'completed', completedAt: new Date() }],
    ] as const
  ).map(([verb, work, change]) => ({
    what: `TK011: ${verb} what is ${work}`,
    error: IllegalMove,
    verb: async (t: Trial) => carryOn[verb](t.db, t.id(work), await t.user(`${work}Worker`), t.at),
    alone: (t: Trial) => t.save(`${work}Worker`, work, change),
  })),
  {
    what: 'TK011: approving what is in progress',
    error: IllegalMove,
    verb: async (t) => approveWorkSession(t.db, t.id('atFirst'), await t.user('supervisor'), t.at),
    alone: (t) =>
      t.save('supervisor', 'atFirst', {
        status: 'approved',
        approvedAt: t.at,
        approvedBy: t.id('supervisor'),
        locked: true,
      }),
  },
  {
    what: 'TK011: rejecting what is in progress',
    error: IllegalMove,
    verb: async (t) =>
      rejectWorkSession(t.db, { id: t.id('atFirst'), by: await t.user('supervisor'), at: t.at, ...closing }),
    alone: (t) =>
      t.save('supervisor', 'atFirst', {
        status: 'rejected',
        rejectionReason: 'A',
        ...closed(t, 'supervisor'),
      }),
  },
  {
    what: 'TK011: aborting what is completed',
    error: IllegalMove,
    verb: async (t) =>
      abortWorkSession(t.db, { id: t.id('completed'), by: await t.user('supervisor'), at: t.at, ...closing }),
    alone: (t) =>
      t.save('supervisor', 'completed', { status: 'aborted', abortReason: 'A', ...closed(t, 'supervisor') }),
  },
  {
    what: 'TK011: a check of paused work',
    error: IllegalMove,
    verb: async (t) =>
      recordCheck(t.db, {
        workSessionId: t.id('paused'),
        stepId: t.id('step1'),
        worker: await t.user('pausedWorker'),
        finding: { result: 'pass' },
        at: t.at,
      }),
    alone: (t) => t.record('pausedWorker', 'paused', 'step1'),
  },
  {
    what: 'TK011: a hazard acknowledged while paused',
    error: IllegalMove,
    verb: async (t) =>
      acknowledgeHazards(t.db, {
        workSessionId: t.id('paused'),
        worker: await t.user('pausedWorker'),
        at: t.at,
      }),
    alone: (t) => t.acknowledge('pausedWorker', 'paused', 'hazard'),
  },
  ...['step2', 'draftStep1'].map((step) => ({
    what: `TK012: a check out of order, of ${step}`,
    error: NotTheCurrentStep,
    verb: async (t: Trial) =>
      recordCheck(t.db, {
        workSessionId: t.id('atFirst'),
        stepId: t.id(step),
        worker: await t.user('atFirstWorker'),
        finding: { result: 'pass' },
        at: t.at,
      }),
    alone: (t: Trial) => t.record('atFirstWorker', 'atFirst', step),
  })),
  {
    what: 'TK012: a check once all steps are done',
    error: NotTheCurrentStep,
    verb: async (t) =>
      recordCheck(t.db, {
        workSessionId: t.id('done'),
        stepId: t.id('step3'),
        worker: await t.user('doneWorker'),
        finding: { result: 'pass' },
        at: t.at,
      }),
    alone: (t) => t.record('doneWorker', 'done', 'step3'),
  },
  {
    what: 'TK013: completing with open steps',
    error: StepsOpen,
    verb: async (t) => completeWorkSession(t.db, t.id('atHazard'), await t.user('atHazardWorker'), t.at),
    alone: (t) => t.save('atHazardWorker', 'atHazard', { status: 'completed', completedAt: t.at }),
  },
  {
    what: 'TK014: approving one’s own work',
    error: SelfReview,
    verb: async (t) => approveWorkSession(t.db, t.id('own'), await t.user('ownWorker'), t.at),
    alone: (t) =>
      t.save('ownWorker', 'own', { status: 'approved', approvedAt: t.at, approvedBy: t.id('ownWorker') }),
  },
  {
    what: 'TK014: rejecting one’s own work',
    error: SelfReview,
    verb: async (t) =>
      rejectWorkSession(t.db, { id: t.id('own'), by: await t.user('ownWorker'), at: t.at, ...closing }),
    alone: (t) =>
      t.save('ownWorker', 'own', { status: 'rejected', rejectionReason: 'A', ...closed(t, 'ownWorker') }),
  },
  {
    what: 'TK014: overriding one’s own check',
    error: SelfReview,
    verb: async (t) =>
      overrideCheck(t.db, {
        workSessionId: t.id('ownFailed'),
        supervisor: await t.user('ownFailedWorker'),
        at: t.at,
        ...closing,
      }),
    alone: (t) => t.override('ownFailedWorker', 'ownFailed', 'step1', 'ownFail'),
  },
  {
    what: 'TK015: approving as a worker',
    error: SupervisorRequired,
    verb: async (t) => approveWorkSession(t.db, t.id('completed'), await t.user('stranger'), t.at),
    alone: (t) =>
      t.save('stranger', 'completed', { status: 'approved', approvedAt: t.at, approvedBy: t.id('stranger') }),
  },
  {
    what: 'TK015: aborting another’s work as a worker',
    error: SupervisorRequired,
    verb: async (t) =>
      abortWorkSession(t.db, { id: t.id('atFirst'), by: await t.user('stranger'), at: t.at, ...closing }),
    alone: (t) =>
      t.save('stranger', 'atFirst', { status: 'aborted', abortReason: 'A', ...closed(t, 'stranger') }),
  },
  {
    what: 'TK015: publishing as a worker',
    error: SupervisorRequired,
    verb: async (t) =>
      publishSop(t.db, { id: t.id('draft'), supervisor: await t.user('stranger'), at: t.at }),
    alone: (t) => {
      t.db.actAs({ id: t.id('stranger') })

      return t.db.sopVersions.publish(t.id('draft'), t.id('stranger'), t.at)
    },
  },
  {
    what: 'TK015: overriding as a worker',
    error: SupervisorRequired,
    verb: async (t) =>
      overrideCheck(t.db, {
        workSessionId: t.id('atFirst'),
        supervisor: await t.user('stranger'),
        at: t.at,
        ...closing,
      }),
    alone: (t) => t.override('stranger', 'atFirst', 'step1', 'newestFail'),
  },
  {
    what: 'TK016: pausing as somebody who has left',
    error: UserDeactivated,
    verb: async (t) => pauseWorkSession(t.db, t.id('left'), await t.user('leftWorker')),
    alone: (t) => t.save('leftWorker', 'left', { status: 'paused' }),
  },
  {
    what: 'TK016: a check by somebody who has left',
    error: UserDeactivated,
    verb: async (t) =>
      recordCheck(t.db, {
        workSessionId: t.id('left'),
        stepId: t.id('step1'),
        worker: await t.user('leftWorker'),
        finding: { result: 'pass' },
        at: t.at,
      }),
    alone: (t) => t.record('leftWorker', 'left', 'step1'),
  },
  {
    what: 'TK016: publishing as somebody who has left',
    error: UserDeactivated,
    verb: async (t) => publishSop(t.db, { id: t.id('draft'), supervisor: await t.user('gone'), at: t.at }),
    alone: (t) => {
      t.db.actAs({ id: t.id('gone') })

      return t.db.sopVersions.publish(t.id('draft'), t.id('gone'), t.at)
    },
  },
  {
    what: 'TK016: a start by somebody who has left',
    error: UserDeactivated,
    verb: async (t) =>
      startWorkSession(t.db, { sopId: t.id('idle'), worker: await t.user('goneWorker'), at: t.at }),
    alone: (t) => {
      t.db.actAs({ id: t.id('goneWorker') })

      return t.db.workSessions.start({
        id: newId(),
        sopId: t.id('idle'),
        workerId: t.id('goneWorker'),
        startedAt: t.at,
      })
    },
  },
  ...(
    [
      ['pause', 'atFirst', { status: 'paused' }],
      ['resume', 'paused', { status: 'in_progress' }],
      ['complete', 'done', { status: 'completed', completedAt: new Date() }],
    ] as const
  ).map(([verb, work, change]) => ({
    what: `TK017: ${verb} another’s work`,
    error: NotYourWorkSession,
    verb: async (t: Trial) => carryOn[verb](t.db, t.id(work), await t.user('stranger'), t.at),
    alone: (t: Trial) => t.save('stranger', work, change),
  })),
  {
    what: 'TK017: a check of another’s work',
    error: NotYourWorkSession,
    verb: async (t) =>
      recordCheck(t.db, {
        workSessionId: t.id('atFirst'),
        stepId: t.id('step1'),
        worker: await t.user('stranger'),
        finding: { result: 'pass' },
        at: t.at,
      }),
    alone: (t) => t.record('stranger', 'atFirst', 'step1'),
  },
  {
    what: 'TK017: a hazard acknowledged in another’s work',
    error: NotYourWorkSession,
    verb: async (t) =>
      acknowledgeHazards(t.db, {
        workSessionId: t.id('atHazard'),
        worker: await t.user('stranger'),
        at: t.at,
      }),
    alone: (t) => t.acknowledge('stranger', 'atHazard', 'hazard'),
  },
  {
    what: 'TK020: approving with a flagged check',
    error: FlaggedChecksOpen,
    verb: async (t) => approveWorkSession(t.db, t.id('flagged'), await t.user('supervisor'), t.at),
    alone: (t) =>
      t.save('supervisor', 'flagged', {
        status: 'approved',
        approvedAt: t.at,
        approvedBy: t.id('supervisor'),
      }),
  },
  ...(
    [
      ['acknowledged', 'step1', 'plainPass'],
      ['atFirst', 'step1', 'olderFail'],
    ] as const
  ).map(([work, step, checked]) => ({
    what: `TK021: an override of ${checked}`,
    error: NothingToOverride,
    verb: async (t: Trial) =>
      overrideCheck(t.db, {
        workSessionId: t.id(work),
        checkId: t.id(checked),
        supervisor: await t.user('supervisor'),
        at: t.at,
        ...closing,
      }),
    alone: (t: Trial) => t.override('supervisor', work, step, checked),
  })),
  {
    what: 'TK022: a pass over a hazard that is not acknowledged',
    error: HazardsNotAcknowledged,
    verb: async (t) =>
      recordCheck(t.db, {
        workSessionId: t.id('atHazard'),
        stepId: t.id('step2'),
        worker: await t.user('atHazardWorker'),
        finding: { result: 'pass' },
        at: t.at,
      }),
    alone: (t) => t.record('atHazardWorker', 'atHazard', 'step2'),
  },
  ...Object.entries(writing).map(([name, verb]) => ({
    what: `TK039: ${name} by an auditor`,
    error: AuditorActs,
    verb: async (t: Trial) => verb(t, await t.user('auditor')),
    alone: async (t: Trial) => verb(t, { ...(await t.user('auditor')), role: 'admin' }),
  })),
  ...(
    [
      ['a new admin by a supervisor', (t, by) => addUser(t.db, { ...newcomer, role: 'admin', by, at: t.at })],
      ['a role by a supervisor', writing['changeRole']],
      ['a name', (t, by) => renameUser(t.db, { id: t.id('other'), name: 'B', by, at: t.at })],
      ['a leave', (t, by) => deactivateUser(t.db, { id: t.id('other'), by, at: t.at })],
      ['a return', (t, by) => reactivateUser(t.db, { id: t.id('gone'), by, at: t.at })],
    ] as [string, Verb][]
  ).map(([what, verb]) => ({
    what: `TK028: ${what}`,
    error: AdminRequired,
    verb: async (t: Trial) => verb(t, await t.user('supervisor')),
    alone: async (t: Trial) => verb(t, { ...(await t.user('supervisor')), role: 'admin' }),
  })),
  ...['addUser', 'renameUser', 'deactivateUser', 'reactivateUser'].map((name) => ({
    what: `TK015: ${name} by a worker`,
    error: SupervisorRequired,
    verb: async (t: Trial) => writing[name]?.(t, await t.user('pausedWorker')),
    alone: async (t: Trial) => writing[name]?.(t, { ...(await t.user('pausedWorker')), role: 'admin' }),
  })),
  {
    what: 'TK029: an admin who changes their own role',
    error: OwnRole,
    verb: async (t) =>
      changeRole(t.db, { id: t.id('admin'), role: 'supervisor', by: await t.user('admin'), at: t.at }),
    alone: (t) => saved(t, 'admin', 'admin', { role: 'supervisor' }),
  },
  {
    what: 'TK037: the last admin who leaves',
    error: LastAdmin,
    verb: async (t) => deactivateUser(t.db, { id: t.id('admin'), by: await t.user('admin'), at: t.at }),
    alone: (t) => saved(t, 'admin', 'admin', { deactivatedAt: t.at }),
  },
  {
    what: 'TK018: a user added by nobody',
    error: ActorUnknown,
    verb: (t) => addUser(t.db, { ...newcomer, by: null, at: t.at }),
    alone: (t) => t.db.users.insert({ ...newcomer, employeeNumber: null, id: newId() }, t.at),
  },
  ...Object.entries(writing).map(([name, verb]) => ({
    what: `TK018: ${name} by a user that somebody made up`,
    error: ActorUnknown,
    verb: async (t: Trial) => verb(t, { ...(await t.user('admin')), id: t.id('nobody') }),
    alone: (t: Trial) => {
      t.db.actAs({ id: t.id('nobody') })

      return t.db.users.insert({ ...newcomer, employeeNumber: null, id: newId() }, t.at)
    },
  })),
  ...Object.entries(writing).map(([name, verb]) => ({
    what: `TK016: ${name} by somebody who has left`,
    error: UserDeactivated,
    verb: async (t: Trial) => verb(t, await t.user('gone')),
    alone: async (t: Trial) => verb(t, { ...(await t.user('gone')), role: 'admin', deactivatedAt: null }),
  })),
  {
    what: 'TK023: a hazard of another step acknowledged',
    error: HazardNotAtThisStep,
    verb: async (t) =>
      acknowledgeHazards(t.db, {
        workSessionId: t.id('atFirst'),
        worker: await t.user('atFirstWorker'),
        hazardIds: [t.id('hazard')],
        at: t.at,
      }),
    alone: (t) => t.acknowledge('atFirstWorker', 'atFirst', 'hazard'),
  },
  {
    what: 'TK024: rejecting without a reason',
    error: InvalidInput,
    verb: async (t) =>
      rejectWorkSession(t.db, {
        id: t.id('completed'),
        by: await t.user('supervisor'),
        reason: ' ',
        at: t.at,
      }),
    alone: (t) =>
      t.save('supervisor', 'completed', {
        status: 'rejected',
        rejectionReason: ' ',
        ...closed(t, 'supervisor'),
      }),
  },
  {
    what: 'TK024: aborting without a reason',
    error: InvalidInput,
    verb: async (t) =>
      abortWorkSession(t.db, { id: t.id('atFirst'), by: await t.user('supervisor'), reason: ' ', at: t.at }),
    alone: (t) =>
      t.save('supervisor', 'atFirst', { status: 'aborted', abortReason: ' ', ...closed(t, 'supervisor') }),
  },
]

async function errorOf(work: (trial: Trial) => Promise<unknown>): Promise<unknown> {
  return on.database
    .session(async (db) => {
      await work(new Trial(db))
      throw new Error('it went through')
    })
    .catch((error: unknown) => error)
}

describe('a verb refuses by itself, and the database refuses the same where a race let the verb through', () => {
  test.each(cases)('$what', async ({ error, verb, alone, more = {} }) => {
    const early = await errorOf(verb)
    const late = await errorOf(alone)

    expect(early).toBeInstanceOf(error)
    expect(late).toBeInstanceOf(error)
    expect(late).toMatchObject({ cause: expect.anything() })
    expect({ ...dataOf(late), ...more }).toEqual({ ...dataOf(early), ...more })
    expect(Object.values(dataOf(late))).not.toContain(undefined)
  })

  test('a start on a deleted version is told from one on a version that is not effective', async () => {
    const start = await errorOf(async (t) =>
      startWorkSession(t.db, { sopId: t.id('deleted'), worker: await t.user('stranger'), at: t.at }),
    )

    expect(start).toBeInstanceOf(SopDeleted)
  })

  test('every refusal that a verb can meet is one of the cases above', () => {
    const met = new Set(cases.map(({ what }) => what.slice(0, 5)))

    expect([...met].sort()).toEqual([
      ...[
        'TK001',
        'TK002',
        'TK003',
        'TK004',
        'TK005',
        'TK007',
        'TK010',
        'TK011',
        'TK012',
        'TK013',
        'TK014',
        'TK015',
      ],
      ...['TK016', 'TK017', 'TK018', 'TK020', 'TK021', 'TK022', 'TK023', 'TK024'],
      ...['TK028', 'TK029', 'TK037', 'TK039'],
    ])
  })

  test.each(['TK019', 'TK030', 'TK031', 'TK032', 'TK033', 'TK034', 'TK035'])(
    'what no verb of ours meets is refused by its SQLSTATE: %s',
    async (state) => {
      const statements: Record<string, string> = {
        TK019: `select set_config('tenken.actor', '${idOf(world, 'other')}', true);
                update sops set status = 'retired', retired_by = '${idOf(world, 'supervisor')}'
                 where id = '${idOf(world, 'idle')}'`,
        TK030: "update safety_checks set feedback_text = ''",
        TK031: 'delete from users',
        TK032: 'truncate audit_events',
        TK033: 'update users set id = gen_random_uuid()',
        TK034: `insert into audit_events (stream_id, position, at, db_user, verb, changes, hash)
                values (gen_random_uuid(), 1, now(), 'ann', 'start', '[]', sha256(''))`,
        TK035: `update work_sessions set locked = true where id = '${idOf(world, 'atFirst')}'`,
      }

      const refused = on.database.connection(async (connection) => {
        try {
          await connection.execute('begin')
          await connection.execute(statements[state] ?? '')
        } finally {
          await connection.execute('rollback')
        }
      })

      await expect(refused).rejects.toMatchObject({ code: 'record_refused', data: { sqlState: state } })
    },
  )
})

function dataOf(error: unknown): object {
  return error instanceof Error && 'data' in error && typeof error.data === 'object' && error.data !== null
    ? error.data
    : {}
}
