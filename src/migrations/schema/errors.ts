import { MigrationsError } from '../migrations-error.ts'
import { type Sentences, sayReason } from '../reason.ts'

export type WhyNotDeclarable =
  | { code: 'index_column_unknown' }
  | { code: 'expression_index_unnamed' }
  | { code: 'in_no_schema' }

const whyNotDeclarable: Sentences<WhyNotDeclarable> = {
  index_column_unknown: () => 'has a column that is neither a column of the table nor SQL',
  expression_index_unnamed: () => 'is on an expression and needs a name',
  in_no_schema: () => 'concerns what is in no schema, and is not compared; say it in a revision of its own',
}

/** The models hold something that cannot be put into SQL for the schema they are compared with. */
export class ModelsNotDeclarable extends MigrationsError<{
  what: string
  reason: WhyNotDeclarable
}> {
  readonly code = 'models_not_declarable'
  readonly kind = 'invalid'

  constructor(what: string, reason: WhyNotDeclarable) {
    super(`The models cannot be declared: ${what} ${sayReason(reason, whyNotDeclarable)}.`, { what, reason })
  }
}
