import { MigrationsError } from '../migrations-error.ts'

/** Databases have run this revision as it was released; what they have and what the file says would part ways. */
export class ReleasedRevisionEdited extends MigrationsError<{ revision: string }> {
  readonly code = 'released_revision_edited'
  readonly kind = 'refused'

  constructor(revision: string) {
    super(`Revision ${revision} was changed after its release.`, { revision })
  }
}

/** The manifest names a revision whose file is gone. */
export class ReleasedRevisionMissing extends MigrationsError<{ revision: string }> {
  readonly code = 'released_revision_missing'
  readonly kind = 'refused'

  constructor(revision: string) {
    super(`Revision ${revision} has been released, but its file is missing.`, { revision })
  }
}
