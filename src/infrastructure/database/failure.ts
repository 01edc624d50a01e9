import { isCoded } from '../../domain/errors.ts'
import { failureOf, reasonOf } from '../../migrations/failure.ts'
import {
  DatabaseUnavailable,
  DiskFull,
  NotPermitted,
  RecordRefused,
  SchemaMismatch,
  UnusableValue,
} from './errors.ts'
import { isOutdated, isUnavailable } from './passing.ts'
import { refusalOf } from './refusals.ts'
import { missingRight } from './rights/missing.ts'

/**
 * What the database says of a statement that it cannot carry out, whatever it met with; undefined where that is the
 * connection's, the session's or the machine's state, a right, or a wait.
 */
export function refusalIn(error: unknown): string | undefined {
  const failure = failureOf(error)
  if (!failure || /^(E|08|25|26|40|53|57)/.test(failure.code) || /^(42501|55P03)$/.test(failure.code))
    return undefined

  return isOutdated(error) ? undefined : failure.message
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
  if (failure?.code === '53100') return new DiskFull(null, cause)
  if (failure && isOutdated(error)) return new SchemaMismatch(failure.message, cause)
  if (isUnavailable(error)) {
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
