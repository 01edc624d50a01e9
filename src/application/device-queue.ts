import { type DeviceClock, deviceClock, timeBy } from '../domain/device-clock.ts'
import { type CodedError, isCoded } from '../domain/errors.ts'
import type { Finding } from '../domain/safety-check.ts'
import type { Situation } from '../domain/situation.ts'
import type { User } from '../domain/user.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { acknowledgeHazards } from './hazard-acknowledgements.ts'
import { recordCheck } from './safety-checks.ts'
import { situationFor } from './seeing.ts'
import { completeWorkSession, pauseWorkSession, resumeWorkSession } from './work-sessions.ts'

/** Opens a session for each command; a Database is one. */
export interface Sessions {
  session<T>(work: (db: Session) => Promise<T>, options?: { idempotencyKey?: string }): Promise<T>
  single<T>(work: (db: Session) => Promise<T>, options?: { requestId?: string }): Promise<T>
}

/** What a worker did while the device could not ask, by the device's clock. The id is that of the check, or a key. */
export type DeviceCommand = { id: string; at: Date } & (
  | { command: 'acknowledge'; hazardIds: readonly string[] }
  | { command: 'check'; stepId: string; finding: Finding }
  | { command: 'pause' | 'resume' | 'complete' }
)

export interface DeviceQueue {
  workSessionId: string
  worker: User
  commands: readonly DeviceCommand[]
  /** By the device's clock. */
  sentAt: Date
  receivedAt: Date
}

/** What became of a command: it is on record, now or since before; it is refused; or one before it was. */
export type CommandOutcome =
  | { id: string; outcome: 'done' | 'not_tried'; error: null }
  | { id: string; outcome: 'refused'; error: CodedError }

export interface CarriedOut {
  outcomes: CommandOutcome[]
  clock: DeviceClock
  /** After it all; null of work that is not on record or not the worker's. */
  situation: Situation | null
}

/**
 * Carries out what a device has kept, in its order, each command in a session of its own, and stops at the first refusal.
 * What was done stays done, and the whole queue may be sent again: whoever sends it learns of each command what became
 * of it. Throws what has nothing to do with the commands, such as DatabaseUnavailable.
 */
export async function carryOutQueue(sessions: Sessions, queue: DeviceQueue): Promise<CarriedOut> {
  const clock = deviceClock(queue)
  const outcomes: CommandOutcome[] = []
  let isStopped = false
  for (const command of queue.commands) {
    const { id } = command
    if (isStopped) {
      outcomes.push({ id, outcome: 'not_tried', error: null })
      continue
    }
    const error = await refusalOf(() =>
      carryOut(sessions, queue, { ...command, at: timeBy(clock, command.at) }),
    )
    isStopped = error !== null
    outcomes.push(error ? { id, outcome: 'refused', error } : { id, outcome: 'done', error: null })
  }

  return { outcomes, clock, situation: await situationAfter(sessions, queue) }
}

function carryOut(
  sessions: Sessions,
  { workSessionId, worker }: DeviceQueue,
  command: DeviceCommand,
): Promise<unknown> {
  const { id, at } = command
  const byKey = (verb: (db: Session) => Promise<unknown>) =>
    sessions.session(verb, { idempotencyKey: id.toLowerCase() })
  switch (command.command) {
    case 'check': {
      const { stepId, finding } = command

      return sessions.single((db) => recordCheck(db, { workSessionId, stepId, worker, finding, at, id }), {
        requestId: id,
      })
    }
    case 'acknowledge': {
      const { hazardIds } = command

      return byKey((db) => acknowledgeHazards(db, { workSessionId, worker, hazardIds, at }))
    }
    case 'pause':
      return byKey((db) => pauseWorkSession(db, workSessionId, worker))
    case 'resume':
      return byKey((db) => resumeWorkSession(db, workSessionId, worker))
    case 'complete':
      return byKey((db) => completeWorkSession(db, workSessionId, worker, at))
  }
}

/** Null where it was done. Throws what trying again may mend, and mistakes in a program. */
async function refusalOf(work: () => Promise<unknown>): Promise<CodedError | null> {
  try {
    await work()

    return null
  } catch (error) {
    if (!isCoded(error) || error.kind === 'unavailable' || error.kind === 'bug') throw error

    return error
  }
}

async function situationAfter(
  sessions: Sessions,
  { worker, workSessionId }: DeviceQueue,
): Promise<Situation | null> {
  let situation: Situation | null = null
  await refusalOf(async () => {
    situation = await sessions.session((db) => situationFor(db, worker, workSessionId))
  })

  return situation
}
