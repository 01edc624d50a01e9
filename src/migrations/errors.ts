import { MigrationsError } from './migrations-error.ts'
import { type Sentences, sayReason } from './reason.ts'

/** What keeps the revisions from being one line of history. */
export type WhyBroken =
  | { code: 'same_id'; revision: string }
  | { code: 'both_follow'; revisions: readonly [string, string]; base: string }
  | { code: 'follows_none'; revision: string; downRevision: string | null }
  | { code: 'several_heads' }
  | { code: 'no_revision_id'; file: string }
  | { code: 'exports_missing'; file: string }
  | { code: 'not_loaded'; file: string; says: string }
  | { code: 'manifest_changed'; file: string }

const whyBroken: Sentences<WhyBroken> = {
  same_id: ({ revision }) => `two files are revision ${revision}`,
  both_follow: ({ revisions, base }) => `${revisions.join(' and ')} both follow ${base}`,
  follows_none: ({ revision, downRevision }) =>
    `${revision} follows ${downRevision}, which no line from base reaches`,
  several_heads: () => 'alembic_version names several heads',
  no_revision_id: ({ file }) => `${file} exports no revision id of 1 to 32 characters`,
  exports_missing: ({ file }) => `${file} must export downRevision, message, upgrade and downgrade`,
  not_loaded: ({ file, says }) => `${file} cannot be loaded: ${says}`,
  manifest_changed: ({ file }) => `${file} is not as it was written by a release`,
}

/** The folder of revisions is not one line of history. */
export class BrokenHistory extends MigrationsError<{ reason: WhyBroken }> {
  readonly code = 'broken_history'
  readonly kind = 'invalid'

  constructor(reason: WhyBroken, options?: ErrorOptions) {
    super(`The revisions are not one line of history: ${sayReason(reason, whyBroken)}.`, { reason }, options)
  }
}

/** A revision was asked for that does not exist, or by a beginning that several share. */
export class RevisionNotFound extends MigrationsError<{ target: string; candidates: string[] }> {
  readonly code = 'revision_not_found'
  readonly kind = 'not_found'

  constructor(target: string, candidates: string[] = []) {
    super(
      candidates.length > 0
        ? `Several revisions start with '${target}': ${candidates.join(', ')}.`
        : `Can't locate revision identified by '${target}'.`,
      { target, candidates },
    )
  }
}

export type WhyOutOfRange =
  | { code: 'too_few_before' }
  | { code: 'too_few_after' }
  | { code: 'not_below_current' }
  | { code: 'no_range' }
  | { code: 'offline_needs_range' }

const whyOutOfRange: Sentences<WhyOutOfRange> = {
  too_few_before: () => 'there are not that many revisions before it',
  too_few_after: () => 'there are not that many revisions after it',
  not_below_current: () => 'it is not below the current revision',
  no_range: () => 'a range is from:to',
  offline_needs_range: () => 'offline, a downgrade needs from:to',
}

/** A relative target leads beyond base or head, or in the other direction. */
export class RevisionOutOfRange extends MigrationsError<{ target: string; reason: WhyOutOfRange }> {
  readonly code = 'revision_out_of_range'
  readonly kind = 'invalid'

  constructor(target: string, code: WhyOutOfRange['code']) {
    super(`Cannot go to '${target}': ${sayReason({ code }, whyOutOfRange)}.`, { target, reason: { code } })
  }
}

/** The database is at a revision that this version of the program does not have. */
export class UnknownDatabaseRevision extends MigrationsError<{ revision: string }> {
  readonly code = 'unknown_database_revision'
  readonly kind = 'refused'

  constructor(revision: string) {
    super(
      `The database is at revision '${revision}', which is not among these revisions. A newer version may have upgraded it.`,
      { revision },
    )
  }
}

/** A statement of a revision failed; its transaction is undone, and the database stays where it was. */
export class MigrationFailed extends MigrationsError<{
  revision: string
  statement: string
  reason: string
  at: string
}> {
  readonly code = 'migration_failed'
  readonly kind = 'refused'

  constructor(
    failed: { revision: string; statement: string; reason: string; at: string | null },
    cause: unknown,
  ) {
    const at = failed.at ?? 'base'
    super(
      `Revision ${failed.revision} failed: ${failed.reason}. The database stays at ${at}. The statement: ${failed.statement}`,
      { ...failed, at },
      { cause },
    )
  }
}

/** What stood in the way; `says` is what PostgreSQL says. */
export type WhyBlocked = { code: 'another_migration' } | { code: 'failed'; says: string }

const whyBlocked: Sentences<WhyBlocked> = {
  another_migration: () => 'another migration is running',
  failed: ({ says }) => says,
}

interface Blocked {
  revision: string
  attempts: number
  reason: WhyBlocked
}

/** Other sessions held the locks that the migration needs for longer than it may wait; nothing was changed. */
export class MigrationBlocked extends MigrationsError<Blocked> {
  readonly code = 'migration_blocked'
  readonly kind = 'unavailable'

  constructor(blocked: Blocked, cause?: unknown) {
    super(
      `Revision ${blocked.revision} could not get its locks in ${blocked.attempts} attempts (${sayReason(blocked.reason, whyBlocked)}); nothing was changed.`,
      blocked,
      { cause },
    )
  }
}

/** The database is behind the revisions that this program works with; it must not be served like that. */
export class NotAtHead extends MigrationsError<{ current: string | null; head: string | null }> {
  readonly code = 'not_at_head'
  readonly kind = 'refused'

  constructor(current: string | null, head: string | null) {
    super(`The database is at ${current ?? 'base'} and must be at ${head ?? 'base'}.`, { current, head })
  }
}

/** The rows of a table, or the values of one of its columns; both names as SQL has them. */
export interface Lost {
  readonly table: string
  /** Null for the rows. */
  readonly column: string | null
}

/** What a downgrade would take away, and how much of it there is. */
export interface AtStake extends Lost {
  readonly count: number
}

/** A downgrade would lose what is on record; what it had done before is done, and the database is where it says. */
export class RecordsAtStake extends MigrationsError<{ records: readonly AtStake[]; at: string | null }> {
  readonly code = 'records_at_stake'
  readonly kind = 'refused'

  constructor(records: readonly AtStake[], at: string | null) {
    const list = records.map(({ table, column, count }) =>
      column === null
        ? `${counted(count, 'row')} of ${table}`
        : `${counted(count, 'value')} of ${table}.${column}`,
    )
    super(`The downgrade would lose ${list.join(', ')}. The database stays at ${at ?? 'base'}.`, {
      records,
      at,
    })
  }
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}
