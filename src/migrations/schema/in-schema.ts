import { is } from 'drizzle-orm'
import {
  getMaterializedViewConfig,
  getTableConfig,
  getViewConfig,
  isPgEnum,
  isPgMaterializedView,
  isPgSequence,
  isPgView,
  PgTable,
} from 'drizzle-orm/pg-core'
import { ModelsNotDeclarable } from './errors.ts'

interface QualifiedName {
  name: string
  schema: string | undefined
}

/** The models of one `pgSchema`; of none, for which every model must be outside of such schemas. */
export function inSchema(values: readonly unknown[], pgSchema: string | undefined): unknown[] {
  if (pgSchema !== undefined) return values.filter((value) => nameOf(value)?.schema === pgSchema)
  for (const value of values) mustHaveNoSchema(nameOf(value))

  return [...values]
}

function mustHaveNoSchema(named: QualifiedName | undefined): void {
  if (named?.schema === undefined) return
  throw new ModelsNotDeclarable(`${named.schema}.${named.name}`, {
    code: 'in_a_schema',
    schema: named.schema,
  })
}

function nameOf(value: unknown): QualifiedName | undefined {
  if (is(value, PgTable)) return getTableConfig(value)
  if (isPgView(value)) return getViewConfig(value)
  if (isPgMaterializedView(value)) return getMaterializedViewConfig(value)
  if (isPgEnum(value)) return { name: value.enumName, schema: value.schema }
  if (isPgSequence(value)) return { name: value.seqName ?? '', schema: value.schema }

  return undefined
}
