import { sayReason } from './reason.ts'
import { type WhyInvalid, whyInvalid } from './why-invalid.ts'

/** What went wrong, in the words that every front door maps: to an exit code, an HTTP status, a colour. */
export const errorKinds = [
  /** The input, or the way it was asked for, is wrong. */
  'invalid',
  'not_found',
  /** A rule of the record stands against it. */
  'refused',
  /** This person may not, and another may. */
  'forbidden',
  /** Somebody else was there before: the record exists, or is not what it was. */
  'conflict',
  /** Nothing is wrong with what was asked; trying again may help. */
  'unavailable',
  /** A mistake in a program. */
  'bug',
] as const
export type ErrorKind = (typeof errorKinds)[number]

/** The shape of every error that a person may see; those of `tenken/migrations` have it too. */
export interface CodedError extends Error {
  /** Stable, and documented in docs/errors.md. */
  readonly code: string
  readonly kind: ErrorKind
  /** The facts that a translation or a program needs; the code says which they are. */
  readonly data: object
}

/** True for an error that can be told to a person, by its shape; anything else is a bug. */
export function isCoded(error: unknown): error is CodedError {
  if (!(error instanceof Error && 'code' in error && 'kind' in error && 'data' in error)) return false
  const { code, kind, data } = error

  return (
    typeof code === 'string' &&
    errorKinds.some((known) => known === kind) &&
    typeof data === 'object' &&
    data !== null
  )
}

/** The family of Tenken's own errors. The message says in English what is wrong; each front door says what to do. */
export abstract class TenkenError<Data extends object = object> extends Error implements CodedError {
  abstract readonly code: string
  abstract readonly kind: ErrorKind
  readonly data: Data

  constructor(message: string, data: Data, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
    this.data = data
  }
}

/**
 * A record was asked for by an id, the beginning of one, or a name, that no record has; `similar` are names like it
 * that there are, the likest first.
 */
export class NotFound extends TenkenError<{ what: RecordName; id: string; similar: readonly string[] }> {
  readonly code = 'not_found'
  readonly kind = 'not_found'

  constructor(what: RecordName, id: string, similar: readonly string[] = []) {
    super(`There is no ${what} ${id}.`, { what, id, similar })
  }
}

/** A value that a person gave breaks a rule; `field` says where, `reason` says which. */
export class InvalidInput extends TenkenError<{ field: string; reason: WhyInvalid }> {
  readonly code = 'invalid_input'
  readonly kind = 'invalid'

  constructor(field: string, reason: WhyInvalid) {
    super(`${field}: ${sayReason(reason, whyInvalid)}.`, { field, reason })
  }
}

/** The id that a caller chose for a new record is that of another one. */
export class IdTaken extends TenkenError<{ what: RecordName; id: string }> {
  readonly code = 'id_taken'
  readonly kind = 'conflict'

  constructor(what: RecordName, id: string) {
    super(`${id} is on record as another ${what}.`, { what, id })
  }
}

export const recordNames = [
  'user',
  'SOP',
  'step',
  'work session',
  'check',
  'hazard',
  'device',
  'token',
  'record',
] as const
export type RecordName = (typeof recordNames)[number]
