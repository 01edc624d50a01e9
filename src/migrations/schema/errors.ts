import { MigrationsError } from '../migrations-error.ts'

/** The models hold something that cannot be put into SQL for the schema they are compared with. */
export class ModelsNotDeclarable extends MigrationsError<{ what: string; reason: string }> {
  readonly code = 'models_not_declarable'
  readonly kind = 'invalid'

  constructor(what: string, reason: string) {
    super(`The models cannot be declared: ${what} ${reason}.`, { what, reason })
  }
}
