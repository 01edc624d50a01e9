import { isCoded } from '../../domain/errors.ts'
import { failureOf, reasonOf } from '../../migrations/failure.ts'
import { DatabaseUnavailable, OutcomeUnknown } from './errors.ts'

/** The server gave no answer for as long as the client waits; what was asked may have been carried out. */
export class AnswerOverdue extends Error {
  constructor(milliseconds: number) {
    super(`the server gave no answer within ${milliseconds} ms`)
  }
}

/** A connection keeps a plan, or is believed to, and the schema that it was made for has changed since. */
export class PlanOutdated extends Error {
  constructor(cause: unknown) {
    super(reasonOf(cause), { cause })
  }
}

const ofPlans = new Set([
  '0A000', // cached plan must not change result type
  '42804', // a row is not of the type that the plan expects
  '26000', // a prepared statement is gone
  '42P05', // a prepared statement is there already
])

/** Tells what a plan that was kept, by its name or in a function, has failed with from a mistake in the statement. */
export function tellOutdated(name: string, error: unknown): unknown {
  const failure = failureOf(error)
  const kept = name !== '' || (failure?.where ?? '') !== ''

  return failure && kept && ofPlans.has(failure.code) ? new PlanOutdated(error) : error
}

const passing = new Set([
  '40001', // serialization failure
  '40P01', // deadlock detected
  '57P01', // admin shutdown
  '57P02', // crash shutdown
  '57P03', // cannot connect now
  '57P05', // idle for too long
  '53300', // too many connections
  '08000',
  '08001',
  '08003',
  '08004',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
])

/** Who loses the race for one of these sees the winner on the next try, and can be told kindly. */
const races = new Set([
  'uq_sessions_one_active_per_worker',
  'uq_sops_one_draft',
  'uq_sops_version',
  'safety_checks_pkey',
  // Two events of one record under repeatable read, where the second could not see the first.
  'pk_audit_events',
])

const brokenNetwork = /^(ECONN[A-Z]+|EHOST[A-Z]+|ENET[A-Z]+|EPIPE|ETIMEDOUT)$/

const lostConnection = /Connection terminated|not queryable|was closed|Received unexpected \w+ message/

/** The connection was known to be dead, so that the statement never left. */
const neverSent = /not queryable/

/** A free connection, or a new one, was waited for as long as its timeout says. */
const waitedOut = /timeout exceeded when trying to connect|due to connection timeout/

/**
 * True where the same unit of work may well succeed when it is run again from its start. What has been waited for in
 * vain (a connection, a lock) has had its time, and does not get it again.
 */
export function isPassing(error: unknown): boolean {
  // It may be on record already; only the caller knows whether repeating it is safe.
  if (error instanceof OutcomeUnknown) return false
  if (isOutdated(error)) return true
  const failure = failureOf(error)
  if (failure) return passing.has(failure.code) || races.has(failure.constraint ?? '')

  return says(error, lostConnection) && !says(error, waitedOut)
}

/** True for whatever keeps the database from answering, also where trying again at once would not help. */
export function isUnavailable(error: unknown): boolean {
  const code = failureOf(error)?.code ?? ''

  return (
    isPassing(error) ||
    // Of a connection, resources, an operator, the system; a lock or a transaction that took too long.
    /^(08|53|57|58|55P03|25P03|25P04)/.test(code) ||
    brokenNetwork.test(code) ||
    isA(AnswerOverdue, error) ||
    says(error, waitedOut)
  )
}

/** True where a plan was kept for longer than the schema that it was made for. */
export function isOutdated(error: unknown): boolean {
  return isA(PlanOutdated, error)
}

/** True where the transaction certainly did not happen; any other failed COMMIT leaves it unknown. */
export function isDefiniteAbort(error: unknown): boolean {
  const code = failureOf(error)?.code ?? ''

  return says(error, neverSent) || (code !== '40003' && /^(0A|23|25|40|42|44|53|54|P0|TK|57014)/.test(code))
}

/** True where a statement was sent and its answer never came: it may have been carried out. */
export function lostItsAnswer(error: unknown): boolean {
  // The embedded engine stopped under the statement.
  if (error instanceof DatabaseUnavailable) return true
  const code = failureOf(error)?.code
  if (code) return code.startsWith('08') || brokenNetwork.test(code)

  return isA(AnswerOverdue, error) || (says(error, lostConnection) && !says(error, neverSent))
}

/** True unless the error is known to have left the connection between two statements, ready for the next. */
export function leavesConnectionInDoubt(error: unknown): boolean {
  const code = failureOf(error)?.code
  if (code) return isOutdated(error) || !/^[0-9A-Z]{5}$/.test(code) || /^(08|57P|25P03|25P04)/.test(code)

  return !isCoded(error)
}

function isA(kind: typeof AnswerOverdue | typeof PlanOutdated, error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof kind) return true

  return false
}

function says(error: unknown, words: RegExp): boolean {
  for (let at = error; at instanceof Error; at = at.cause) if (words.test(at.message)) return true

  return false
}
