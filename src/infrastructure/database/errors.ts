import { TenkenError } from '../../domain/errors.ts'
import { type Sentences, sayReason } from '../../domain/reason.ts'

/** Why the database cannot serve; `says` is what PostgreSQL or the system says. */
export type WhyUnavailable =
  | { code: 'failed'; says: string }
  | { code: 'pooler_refuses_options'; says: string }
  | { code: 'closed' }
  | { code: 'read_only'; says: string }
  | { code: 'stopped'; says: string }
  | { code: 'not_reset' }
  | { code: 'busy'; milliseconds: number }

const whyUnavailable: Sentences<WhyUnavailable> = {
  failed: ({ says }) => says,
  pooler_refuses_options: ({ says }) => `a pooler in transaction mode stands before it (${says})`,
  closed: () => 'it was closed',
  read_only: ({ says }) => `it takes no writes at present, as a standby does (${says})`,
  not_reset: () => 'its connection could not be reset',
  stopped: ({ says }) => `it stopped (${says})`,
  busy: ({ milliseconds }) =>
    `the embedded database has one connection, and it stayed busy for ${milliseconds} ms; ` +
    'a session that is opened inside another one waits for itself',
}

/** The database cannot be reached, or every connection stayed busy; trying again later may help. */
export class DatabaseUnavailable extends TenkenError<{ reason: WhyUnavailable }> {
  readonly code = 'database_unavailable'
  readonly kind = 'unavailable'

  constructor(reason: WhyUnavailable, options?: ErrorOptions) {
    super(`The database is not available: ${sayReason(reason, whyUnavailable)}.`, { reason }, options)
  }
}

/** Which database is not there; `says` is what PostgreSQL says. */
export type WhichDatabase =
  | { code: 'none_in_folder'; folder: string }
  | { code: 'new_in_memory' }
  | { code: 'none_on_server'; says: string }

const noneThere: Sentences<WhichDatabase> = {
  none_in_folder: ({ folder }) => `There is no database in ${folder}`,
  new_in_memory: () => 'A database in memory is new and empty whenever it is opened',
  none_on_server: ({ says }) => `The server has no such database: ${says}`,
}

/** What DATABASE_URL names is no database, and whoever opened it is not to make one. */
export class NoDatabase extends TenkenError<{ reason: WhichDatabase }> {
  readonly code = 'no_database'
  readonly kind = 'not_found'

  constructor(reason: WhichDatabase, options?: ErrorOptions) {
    super(`${sayReason(reason, noneThere)}.`, { reason }, options)
  }
}

/** Where a setting was made: the most particular place that PostgreSQL keeps; else its configuration, or the URL. */
export type SettingScope = 'role_in_database' | 'role' | 'database' | 'elsewhere'

/** How a setting stands against the work; schemas are those of the database. */
export type WhyContrary =
  | { code: 'read_only' }
  | { code: 'tables_elsewhere'; homes: readonly string[] }
  | { code: 'no_schema' }
  | { code: 'another_before'; another: string; home: string }
  | { code: 'catalog_later'; home: string }

const whyContrary: Sentences<WhyContrary> = {
  read_only: () => 'with it nothing can be written',
  tables_elsewhere: ({ homes }) => `the tables are in ${homes.join(', ')}, where it does not lead`,
  no_schema: () => 'it leads to no schema that there is',
  another_before: ({ another, home }) => `it leads to ${another} before ${home}, which holds the tables`,
  catalog_later: () => "it leads elsewhere before PostgreSQL's own functions (pg_catalog)",
}

interface Contrary {
  setting: 'search_path' | 'default_transaction_read_only'
  value: string
  setFor: SettingScope
  role: string
  database: string
  reason: WhyContrary
}

/**
 * The role, the database or the server sets what is theirs to decide, and Tenken cannot work with it. Everything else
 * that it relies on, each connection sets for itself.
 */
export class ContrarySetting extends TenkenError<Contrary> {
  readonly code = 'contrary_setting'
  readonly kind = 'unavailable'

  /** In `data` are the role and the database of the connection, and where the setting was made. */
  constructor(data: Contrary, options?: ErrorOptions) {
    const { setting, value, role, database, reason } = data
    super(
      `The setting ${setting} = ${value} of the role "${role}" in the database "${database}" stands against the work: ${sayReason(reason, whyContrary)}.`,
      data,
      options,
    )
  }
}

/** An embedded database's folder has one opener at a time; a second one would lose rows in silence. */
export class FolderInUse extends TenkenError<{ folder: string }> {
  readonly code = 'folder_in_use'
  readonly kind = 'unavailable'

  constructor(folder: string) {
    super(`The database folder ${folder} is open in another process.`, { folder })
  }
}

/** The disk of the database has no room left; of a server's, which folder it is in is not known (null). */
export class DiskFull extends TenkenError<{ folder: string | null }> {
  readonly code = 'disk_full'
  readonly kind = 'unavailable'

  constructor(folder: string | null, options?: ErrorOptions) {
    super(
      folder === null ? 'The disk of the database is full.' : `The disk of ${folder} is full.`,
      { folder },
      options,
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
      'The connection broke before the database answered: what was asked may or may not be on record.',
      {},
      options,
    )
  }
}

/** COMMIT was answered by ROLLBACK: a statement had failed, and its error was swallowed by the caller. */
export class TransactionAborted extends TenkenError {
  readonly code = 'transaction_aborted'
  readonly kind = 'bug'

  constructor() {
    super('The transaction was rolled back: a statement in it failed and the error was not passed on.', {})
  }
}

/** What a program did that a session's promise forbids. */
export type SessionMistake =
  | 'used_after_end'
  | 'ended_twice'
  | 'unnamed_in_single'
  | 'second_in_single'
  | 'nested'
  | 'wrote_read_only'

const mistakes: Readonly<Record<SessionMistake, string>> = {
  used_after_end: 'it was used after its end',
  ended_twice: 'it has ended already',
  unnamed_in_single: 'a single-statement session runs statements with a name only',
  second_in_single: 'a single-statement session ran a second statement; use session()',
  wrote_read_only: 'a read-only session ran a statement that writes',
  nested: 'a session was opened inside another one; pass the outer `db` on instead',
}

/** A session was used in a way that its promise forbids: a mistake in the calling program. */
export class SessionMisuse extends TenkenError<{ mistake: SessionMistake }> {
  readonly code = 'session_misuse'
  readonly kind = 'bug'

  constructor(mistake: SessionMistake, options?: ErrorOptions) {
    super(`Session misuse: ${mistakes[mistake]}.`, { mistake }, options)
  }
}

/** A rule that the database itself holds refused the write (spec db-007); `constraint` names the rule. */
export class RecordRefused extends TenkenError<{
  sqlState: string
  constraint: string | null
  /** What PostgreSQL says. */
  says: string
}> {
  readonly code = 'record_refused'
  readonly kind = 'refused'

  constructor(sqlState: string, constraint: string | null, says: string, options?: ErrorOptions) {
    super(
      `The database refused the write: ${says} (${constraint ?? sqlState}).`,
      { sqlState, constraint, says },
      options,
    )
  }
}

/** The database cannot take a value for what it is to be: an id that is none, a number that does not fit. */
export class UnusableValue extends TenkenError<{ sqlState: string; says: string }> {
  readonly code = 'unusable_value'
  readonly kind = 'invalid'

  constructor(sqlState: string, says: string, options?: ErrorOptions) {
    super(`The database cannot take a value: ${says}.`, { sqlState, says }, options)
  }
}

/** The database role that this program signs in with lacks a right; `right` is which, where that can be told. */
export class NotPermitted extends TenkenError<{ right: string | null; onlyReads: boolean; says: string }> {
  readonly code = 'not_permitted'
  readonly kind = 'forbidden'

  constructor(data: { right: string | null; onlyReads: boolean; says: string }, options?: ErrorOptions) {
    const lacks = data.right === null ? '' : ` It lacks the right: ${data.right}.`
    super(
      data.onlyReads
        ? `The database role may only read.${lacks}`
        : `The database role may not do this: ${data.says}.${lacks}`,
      data,
      options,
    )
  }
}

/** A pooler in transaction mode cannot keep what a migration holds on to between its transactions. */
export class DirectConnectionNeeded extends TenkenError {
  readonly code = 'direct_connection_needed'
  readonly kind = 'invalid'

  constructor() {
    super('Migrations need a direct connection, not one through a pooler in transaction mode.', {})
  }
}

/** The tables this version works with are not there; `says` is what PostgreSQL says of them. */
export class SchemaMismatch extends TenkenError<{ says: string }> {
  readonly code = 'schema_mismatch'
  readonly kind = 'unavailable'

  constructor(says: string, options?: ErrorOptions) {
    super(`The database is not ready (${says}): its schema is not that of this program.`, { says }, options)
  }
}
