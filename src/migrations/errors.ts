import { MigrationsError } from './migrations-error.ts'

/** The folder of revisions is not one line of history. */
export class BrokenHistory extends MigrationsError<{ reason: string }> {
  readonly code = 'broken_history'
  readonly kind = 'invalid'

  constructor(reason: string, options?: ErrorOptions) {
    super(`The revisions are not one line of history: ${reason}.`, { reason }, options)
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

/** A relative target leads beyond base or head, or in the other direction. */
export class RevisionOutOfRange extends MigrationsError<{ target: string; reason: string }> {
  readonly code = 'revision_out_of_range'
  readonly kind = 'invalid'

  constructor(target: string, reason: string) {
    super(`Cannot go to '${target}': ${reason}.`, { target, reason })
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

/** Other sessions held the locks that the migration needs for longer than it may wait; nothing was changed. */
export class MigrationBlocked extends MigrationsError<{
  revision: string
  attempts: number
  reason: string
}> {
  readonly code = 'migration_blocked'
  readonly kind = 'unavailable'

  constructor(blocked: { revision: string; attempts: number; reason: string }, cause?: unknown) {
    super(
      `Revision ${blocked.revision} could not get its locks in ${blocked.attempts} attempts (${blocked.reason}); nothing was changed.`,
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
