import { MigrationsError } from '../migrations-error.ts'

/** PostgreSQL refused a statement of the models; every other one that could be built without it was. */
export class ModelsNotBuildable extends MigrationsError<{ statement: string; reason: string }> {
  readonly code = 'models_not_buildable'
  readonly kind = 'invalid'

  constructor(statement: string, reason: string, options?: ErrorOptions) {
    super(
      `PostgreSQL refuses the models: ${reason}. The statement: ${statement}`,
      { statement, reason },
      options,
    )
  }
}

/** Models and database agree: there is nothing to write a revision about. */
export class NothingDiffers extends MigrationsError {
  readonly code = 'nothing_differs'
  readonly kind = 'refused'

  constructor() {
    super('The models and the database agree; no revision was written.', {})
  }
}

/** A revision file of that name exists, and is never written over. */
export class RevisionExists extends MigrationsError<{ file: string }> {
  readonly code = 'revision_exists'
  readonly kind = 'refused'

  constructor(file: string, options?: ErrorOptions) {
    super(`${file} exists already.`, { file }, options)
  }
}
