import { TenkenError } from '../../domain/errors.ts'

/** The database cannot be reached, or every connection stayed busy; trying again later may help. */
export class DatabaseUnavailable extends TenkenError<{ reason: string }> {
  readonly code = 'database_unavailable'
  readonly kind = 'unavailable'

  constructor(reason: string, options?: ErrorOptions) {
    super(`The database is not available: ${reason}.`, { reason }, options)
  }
}

/** An embedded database's folder has one opener at a time; a second one would lose rows in silence. */
export class FolderInUse extends TenkenError<{ folder: string }> {
  readonly code = 'folder_in_use'
  readonly kind = 'unavailable'

  constructor(folder: string) {
    super(
      `The database folder ${folder} is open in another process. Close that one, or use a PostgreSQL server.`,
      { folder },
    )
  }
}

/**
 * The connection broke before a COMMIT was answered: the work may or may not be on record. Verbs take the new
 * record's id, so the same call with the same id is safe to repeat.
 */
export class OutcomeUnknown extends TenkenError {
  readonly code = 'outcome_unknown'
  readonly kind = 'unavailable'

  constructor(options?: ErrorOptions) {
    super(
      'The connection broke before the database answered: look whether the work is on record before repeating it.',
      {},
      options,
    )
  }
}

/** COMMIT was answered by ROLLBACK: a statement had failed, and its error was swallowed by the caller. */
export class TransactionAborted extends TenkenError {
  readonly code = 'transaction_aborted'
  readonly kind = 'refused'

  constructor() {
    super('The transaction was rolled back: a statement in it failed and the error was not passed on.', {})
  }
}

/** A session was used in a way that its promise forbids: a mistake in the calling program. */
export class SessionMisuse extends TenkenError<{ reason: string }> {
  readonly code = 'session_misuse'
  readonly kind = 'invalid'

  constructor(reason: string) {
    super(`Session misuse: ${reason}.`, { reason })
  }
}

/** A rule that the database itself holds refused the write (spec db-007); `constraint` names the rule. */
export class RecordRefused extends TenkenError<{
  sqlState: string
  constraint: string | null
  reason: string
}> {
  readonly code = 'record_refused'
  readonly kind = 'refused'

  constructor(sqlState: string, constraint: string | null, reason: string, options?: ErrorOptions) {
    super(
      `The database refused the write: ${reason} (${constraint ?? sqlState}).`,
      { sqlState, constraint, reason },
      options,
    )
  }
}

/** The tables this version works with are not there. */
export class SchemaMismatch extends TenkenError<{ reason: string }> {
  readonly code = 'schema_mismatch'
  readonly kind = 'unavailable'

  constructor(reason: string, options?: ErrorOptions) {
    super(`The database is not ready (${reason}). Run: tenken db upgrade head`, { reason }, options)
  }
}
