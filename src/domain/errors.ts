/** What went wrong, in the words every front door maps: to an exit code, an HTTP status, a colour. */
export type ErrorKind = (typeof kinds)[number]

const kinds = ['invalid', 'not_found', 'refused', 'unavailable'] as const

/**
 * The one family of errors a person may see. `code` is stable and documented in docs/errors.md, `data` holds
 * the facts a translation or a program needs, and the message says in English what to do next.
 */
export abstract class TenkenError<Data extends object = object> extends Error {
  abstract readonly code: string
  abstract readonly kind: ErrorKind
  readonly data: Data

  constructor(message: string, data: Data, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
    this.data = data
  }
}

/** What every front door reads of an error that a person may see, be it of this house or of a library beside it. */
export interface CodedError extends Error {
  readonly code: string
  readonly kind: ErrorKind
  readonly data: object
}

/** True for an error that a person may see; any other is a bug. Told by its shape, for the libraries import nothing of ours. */
export function isCoded(error: unknown): error is CodedError {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    'data' in error &&
    typeof error.data === 'object' &&
    'kind' in error &&
    kinds.includes(error.kind as ErrorKind)
  )
}

/** A record was asked for by an id, or by the beginning of one, that no record has. */
export class NotFound extends TenkenError<{ what: RecordName; id: string }> {
  readonly code = 'not_found'
  readonly kind = 'not_found'

  constructor(what: RecordName, id: string) {
    super(`There is no ${what} ${id}.`, { what, id })
  }
}

/** A value that a person gave breaks a rule; `field` says where, `reason` says what is expected. */
export class InvalidInput extends TenkenError<{ field: string; reason: string }> {
  readonly code = 'invalid_input'
  readonly kind = 'invalid'

  constructor(field: string, reason: string) {
    super(`${field}: ${reason}.`, { field, reason })
  }
}

export type RecordName = 'user' | 'SOP' | 'step' | 'work session' | 'safety check' | 'hazard' | 'record'
