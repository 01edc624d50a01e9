import { type CodedError, isCoded } from '../../domain/errors.ts'
import type { Answered } from '../server.ts'
import type { Log } from './log.ts'
import { signInFailureIn } from './sign-in-failures.ts'

/** What whoever runs the server may do about an error; null where its message says all. */
export type Advise = (error: CodedError) => string | null

export interface Noting {
  readonly log: Log
  readonly advise: Advise
}

/**
 * Writes down that a request was answered: its id, which the trail has too, its route by its pattern, how it was
 * answered and who asked. Neither its address as it was asked for, nor its headers or body: they hold what people
 * write, and secrets. Of an error its code is, and all of it where it is the server's or the database's. Of somebody who
 * was not let in it tells whose account was tried, and from where.
 */
export function noteAnswer({ log, advise }: Noting, answered: Answered): void {
  const { requestId, method, route, status, milliseconds, userId, error, address } = answered
  const code = isCoded(error) ? { code: error.code } : {}
  const facts = {
    request: requestId,
    method,
    route,
    status,
    ms: Math.round(milliseconds * 10) / 10,
    user: userId,
    ...code,
  }
  const failure = signInFailureIn(error)
  if (failure) log.warn({ ...facts, tried: failure.tried, from: address }, 'answered')
  else if (status < 500) log.info(facts, 'answered')
  else log[status === 503 ? 'warn' : 'error']({ ...facts, error, ...nextOf(error, advise) }, 'answered')
}

/** For a line of the log that tells of an error. */
export function nextOf(error: unknown, advise: Advise): { next?: string } {
  const next = isCoded(error) ? advise(error) : null

  return next === null ? {} : { next }
}
