import { isCoded } from '../../domain/errors.ts'
import { failureOf, reasonOf } from '../../migrations/failure.ts'
import {
  DatabaseUnavailable,
  NotPermitted,
  OutcomeUnknown,
  RecordRefused,
  SchemaMismatch,
  UnusableValue,
} from './errors.ts'
import { refusalOf } from './refusals.ts'
import { missingRight } from './rights/missing.ts'

/** The server gave no answer for as long as the client waits; what was asked may have been carried out. */
export class AnswerOverdue extends Error {
  constructor(milliseconds: number) {
    super(`the server gave no answer within ${milliseconds} ms`)
  }
}

const passing = new Set([
  '40001', // serialization failure
  '40P01', // deadlock detected
  '55P03', // lock not available
  '57P01', // admin shutdown
  '57P02', // crash shutdown
  '57P03', // cannot connect now
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

const lostConnection = /Connection terminated|not queryable|timeout exceeded when trying|was closed/

/** True where the same unit of work may well succeed when it is run again from its start. */
export function isPassing(error: unknown): boolean {
  // It may be on record already; only the caller knows whether repeating it is safe.
  if (error instanceof OutcomeUnknown) return false
  const failure = failureOf(error)
  if (failure) return passing.has(failure.code) || races.has(failure.constraint ?? '')

  return messages(error).some((message) => lostConnection.test(message))
}

/** True where PostgreSQL says that the transaction did not happen; any other failed COMMIT leaves it unknown. */
export function isDefiniteAbort(error: unknown): boolean {
  const code = failureOf(error)?.code ?? ''

  return code !== '40003' && /^(23|25|40|44|P0|TK|57014)/.test(code)
}

/** True where a statement was sent and its answer never came: it may have been carried out. */
export function lostItsAnswer(error: unknown): boolean {
  // The embedded engine stopped under the statement.
  if (error instanceof DatabaseUnavailable) return true
  const code = failureOf(error)?.code
  if (code) return /^(08...|ECONN[A-Z]+|EHOST[A-Z]+|ENET[A-Z]+|EPIPE|ETIMEDOUT)$/.test(code)

  return isOverdue(error) || messages(error).some((message) => lostConnection.test(message))
}

/** True unless the error is known to have left the connection between two statements, ready for the next. */
export function leavesConnectionInDoubt(error: unknown): boolean {
  const code = failureOf(error)?.code
  if (code) return !/^[0-9A-Z]{5}$/.test(code) || /^(08|57P)/.test(code)

  return !isCoded(error)
}

/**
 * The one place where what the database raises becomes an error of ours; any other error passes unchanged. `sql` is
 * the statement that failed, where it is known.
 */
export function toTenkenError(error: unknown, sql = ''): unknown {
  if (isCoded(error)) return error
  const failure = failureOf(error)
  const cause = { cause: error }
  // Before what is passing: a race that is lost again and again is a refusal.
  if (failure && /^(23|TK)/.test(failure.code)) {
    const refusal = refusalOf(failure.code, failure.detail)
    if (refusal) {
      refusal.cause = error

      return refusal
    }

    return new RecordRefused(failure.code, failure.constraint ?? null, failure.message, cause)
  }
  if (isPassing(error) || failure?.code === '57014' || isOverdue(error)) {
    return new DatabaseUnavailable({ code: 'failed', says: reasonOf(error) }, cause)
  }
  if (!failure) return error
  if (/^(42P01|42703|3F000)$/.test(failure.code)) return new SchemaMismatch(failure.message, cause)
  if (failure.code === '42501') {
    return new NotPermitted({ ...missingRight(failure.message, sql), says: failure.message }, cause)
  }
  // A standby, or a database that its operator has closed for writing.
  if (failure.code === '25006') {
    return new DatabaseUnavailable({ code: 'read_only', says: failure.message }, cause)
  }
  if (failure.code.startsWith('22')) return new UnusableValue(failure.code, failure.message, cause)

  return error
}

function isOverdue(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof AnswerOverdue) return true
  }

  return false
}

function messages(error: unknown): string[] {
  const found: string[] = []
  for (let at = error; at instanceof Error; at = at.cause) found.push(at.message)

  return found
}
