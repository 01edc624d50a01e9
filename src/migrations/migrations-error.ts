/** What went wrong, in words that a program maps to an exit code or a status. */
type MigrationsErrorKind = 'invalid' | 'not_found' | 'refused' | 'unavailable'

/**
 * The one family of errors of this library. `code` is stable, `data` holds the facts that a program or a translation
 * needs, and the message states them in English.
 */
export abstract class MigrationsError<Data extends object = object> extends Error {
  abstract readonly code: string
  abstract readonly kind: MigrationsErrorKind
  readonly data: Data

  constructor(message: string, data: Data, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
    this.data = data
  }
}
