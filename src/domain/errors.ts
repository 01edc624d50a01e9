/** What went wrong, in the words every front door maps: to an exit code, an HTTP status, a colour. */
export type ErrorKind = 'invalid' | 'not_found' | 'refused' | 'unavailable'

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
