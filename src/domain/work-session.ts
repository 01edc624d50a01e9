import { TenkenError } from './errors.ts'
import { mustGiveReason } from './texts.ts'
import { mustBeTime } from './times.ts'
import { type Actor, mustAct, mustSupervise } from './user.ts'

export const workStatuses = ['in_progress', 'paused', 'completed', 'approved', 'rejected', 'aborted'] as const
export type WorkStatus = (typeof workStatuses)[number]

/** One worker's way through one SOP (spec db-002). */
export interface WorkSession {
  id: string
  sopId: string
  workerId: string
  status: WorkStatus
  /** The step that waits for its check; null once every step is done. */
  currentStepId: string | null
  startedAt: Date
  completedAt: Date | null
  approvedAt: Date | null
  approvedBy: string | null
  /** A locked work session is closed: it never changes again. */
  locked: boolean
  rejectionReason: string | null
  /** When and by whom it was rejected or aborted. */
  closedAt: Date | null
  closedBy: string | null
  abortReason: string | null
  /** Since when it is paused; null while it is not. */
  pausedAt: Date | null
  /** How long it has been paused before that, in all; the database measures it. */
  pausedSeconds: number
}

/** A line of the list of work sessions. */
export interface WorkSessionSummary extends WorkSession {
  sopTitle: string
  sopVersion: number
  workerName: string
  /** Their employee number, or else their email: what two people of one name are told apart by. */
  workerCalledBy: string
  /** Checks that failed, overridden ones too. */
  failures: number
  /** Failed and flagged checks that a supervisor has answered for. */
  overrides: number
  /** Flagged checks that nobody has resolved. */
  openFlags: number
  /** A failure of the step that waits holds it up. */
  needsOverride: boolean
}

/** What a supervisor is to look at: a failure of the step that waits, or a flagged check that nobody has resolved. */
export type OpenMatter = 'failure' | 'flag'

interface Move {
  readonly from: readonly WorkStatus[]
  readonly to: WorkStatus
}

/** Every legal move. What is not in this table cannot happen. */
export const moves = {
  pause: { from: ['in_progress'], to: 'paused' },
  resume: { from: ['paused'], to: 'in_progress' },
  complete: { from: ['in_progress'], to: 'completed' },
  approve: { from: ['completed'], to: 'approved' },
  reject: { from: ['completed'], to: 'rejected' },
  abort: { from: ['in_progress', 'paused'], to: 'aborted' },
} as const satisfies Record<string, Move>

export type MoveName = keyof typeof moves

/** What somebody wants to do with a work session, as the database's rules say it too. */
export type WorkVerb = MoveName | 'start' | 'record a check' | 'acknowledge a hazard'

export class IllegalMove extends TenkenError<{ id: string; verb: WorkVerb; status: WorkStatus }> {
  readonly code = 'illegal_move'
  readonly kind = 'refused'

  constructor({ id, status }: Pick<WorkSession, 'id' | 'status'>, verb: WorkVerb) {
    super(`Cannot ${verb}: the work session ${id} is ${status.replace('_', ' ')}.`, { id, verb, status })
  }
}

/** A worker carries out one work session at a time; the active one is named. */
export class ActiveWorkSessionExists extends TenkenError<{ workerId: string; workSessionId: string }> {
  readonly code = 'active_work_session_exists'
  readonly kind = 'conflict'

  constructor(workerId: string, workSessionId: string) {
    super(`The worker already has an active work session: ${workSessionId}.`, {
      workerId,
      workSessionId,
    })
  }
}

export class SelfReview extends TenkenError {
  readonly code = 'self_review'
  readonly kind = 'forbidden'

  constructor() {
    super('Workers cannot review their own work session.', {})
  }
}

export class NotYourWorkSession extends TenkenError<{ id: string }> {
  readonly code = 'not_your_work_session'
  readonly kind = 'forbidden'

  constructor({ id }: Pick<WorkSession, 'id'>) {
    super(`The work session ${id} belongs to another worker.`, { id })
  }
}

export class StepsOpen extends TenkenError<{ id: string; open: number }> {
  readonly code = 'steps_open'
  readonly kind = 'refused'

  constructor({ id }: Pick<WorkSession, 'id'>, open: number) {
    super(`The work session ${id} cannot be completed: ${open} of its steps have no pass or override.`, {
      id,
      open,
    })
  }
}

/** A locked work session is evidence: nothing is added to it, nothing changes. */
export class WorkSessionLocked extends TenkenError<{ id: string; status: WorkStatus }> {
  readonly code = 'work_session_locked'
  readonly kind = 'refused'

  constructor({ id, status }: Pick<WorkSession, 'id' | 'status'>) {
    super(`The work session ${id} is ${status} and locked; it never changes again.`, { id, status })
  }
}

/** Whatever a worker or an observer flagged is looked at before the work counts as approved. */
export class FlaggedChecksOpen extends TenkenError<{ id: string; checkIds: string[] }> {
  readonly code = 'flagged_checks_open'
  readonly kind = 'refused'

  constructor({ id }: Pick<WorkSession, 'id'>, checkIds: string[]) {
    super(`The work session ${id} has flagged checks that nobody has resolved: ${checkIds.join(', ')}.`, {
      id,
      checkIds,
    })
  }
}

export function pause(work: WorkSession, worker: Actor): WorkSession {
  mustOwn(work, worker)

  return move(work, 'pause')
}

export function resume(work: WorkSession, worker: Actor): WorkSession {
  mustOwn(work, worker)

  return move(work, 'resume')
}

/** `openSteps` is the number of steps that have neither a pass nor an override. */
export function complete(work: WorkSession, worker: Actor, openSteps: number, at: Date): WorkSession {
  mustOwn(work, worker)
  mustBeTime(at)
  const completed = move(work, 'complete')
  if (openSteps > 0) throw new StepsOpen(work, openSteps)

  return { ...completed, completedAt: at }
}

/** `flagged` are the checks that need review and that no override resolves. */
export function approve(work: WorkSession, supervisor: Actor, flagged: string[], at: Date): WorkSession {
  mustReview(work, supervisor)
  mustBeTime(at)
  const approved = move(work, 'approve')
  if (flagged.length > 0) throw new FlaggedChecksOpen(work, flagged)

  return { ...approved, approvedBy: supervisor.id, approvedAt: at, locked: true }
}

export function reject(work: WorkSession, supervisor: Actor, reason: string, at: Date): WorkSession {
  mustReview(work, supervisor)
  mustBeTime(at)
  mustGiveReason('reject', reason)

  return {
    ...move(work, 'reject'),
    rejectionReason: reason,
    closedBy: supervisor.id,
    closedAt: at,
    locked: true,
  }
}

/** Work that cannot go on is aborted by its worker or by a supervisor. */
export function abort(work: WorkSession, by: Actor, reason: string, at: Date): WorkSession {
  if (by.id === work.workerId) mustAct(by)
  else mustSupervise(by)
  mustBeTime(at)
  mustGiveReason('abort', reason)

  return { ...move(work, 'abort'), abortReason: reason, closedBy: by.id, closedAt: at, locked: true }
}

/** Only the worker whose work session it is carries it on. */
export function mustOwn(work: WorkSession, worker: Actor): void {
  mustAct(worker)
  mustBeTheirs(work, worker)
}

export function mustBeTheirs(work: Pick<WorkSession, 'id' | 'workerId'>, { id }: Pick<Actor, 'id'>): void {
  if (work.workerId !== id) throw new NotYourWorkSession(work)
}

/** Throws unless this worker carries this work session on right now; `verb` says what they wanted. */
export function mustBeInProgress(work: WorkSession, worker: Actor, verb: WorkVerb): void {
  mustOwn(work, worker)
  if (work.status !== 'in_progress') throw new IllegalMove(work, verb)
}

/** Throws unless this worker can record a check in this work session right now. */
export function mustTakeCheck(work: WorkSession, worker: Actor): void {
  mustOwn(work, worker)
  mustBeOpen(work)
  mustBeInProgress(work, worker, 'record a check')
}

/** A supervisor reviews, and never their own work (separation of duties). */
export function mustReview(work: WorkSession, supervisor: Actor): void {
  mustSupervise(supervisor)
  mustBeOfAnother(work, supervisor)
}

/** Nobody reviews their own work. */
export function mustBeOfAnother(work: WorkSession, supervisor: Actor): void {
  if (work.workerId === supervisor.id) throw new SelfReview()
}

/** Nothing is added to what is closed, and nothing of it changes. */
export function mustBeOpen(work: WorkSession): void {
  if (work.locked) throw new WorkSessionLocked(work)
}

/** The step that follows this one; null behind the last. */
export function stepAfter(stepId: string, stepIds: readonly string[]): string | null {
  return stepIds[stepIds.indexOf(stepId) + 1] ?? null
}

/** What the move makes of the work session's status, by the table of moves. Throws IllegalMove. */
export function move(work: WorkSession, verb: MoveName): WorkSession {
  const { from, to }: Move = moves[verb]
  if (!from.includes(work.status)) throw new IllegalMove(work, verb)

  return { ...work, status: to }
}
