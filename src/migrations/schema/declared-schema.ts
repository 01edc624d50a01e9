import { is } from 'drizzle-orm'
import {
  getTableConfig,
  isPgEnum,
  isPgMaterializedView,
  isPgSequence,
  isPgView,
  PgTable,
} from 'drizzle-orm/pg-core'
import { literal, quoted } from '../quote.ts'
import { enumOf } from './column.ts'
import { inSchema } from './in-schema.ts'
import { linkedPolicies, policyTexts } from './policy.ts'
import { sequenceText } from './sequence.ts'
import { tableTexts } from './table.ts'
import { indexTexts } from './table-index.ts'
import { materializedViewTexts, viewTexts } from './view.ts'

/**
 * The statements that make an empty schema into the one the models declare: everything of a Drizzle `pg-core` schema
 * (what is not a table, view, enum, sequence or policy is passed over), then `sql`, one statement an entry, for what
 * Drizzle has no words for. No statement names the schema, so all is made where the search path leads. `pgSchema`
 * picks the models of one schema; without it, ModelsNotDeclarable is thrown for models in a schema of their own.
 */
export function declaredSchema(
  schema: Record<string, unknown>,
  sql: readonly string[] = [],
  pgSchema?: string,
): string[] {
  const values = inSchema(Object.values(schema), pgSchema)
  const tables = values.filter((value): value is PgTable => is(value, PgTable))
  const declared = [
    ...enumTexts(values, tables),
    ...values.filter(isPgSequence).map(sequenceText),
    ...tableTexts(tables),
    ...tables.flatMap(indexTexts),
    ...values.filter(isPgView).flatMap(viewTexts),
    ...values.filter(isPgMaterializedView).flatMap(materializedViewTexts),
    ...tables.flatMap((table) => policyTexts(table, linkedPolicies(schema, table))),
  ]
  const unqualified = pgSchema
    ? declared.map((text) => text.replaceAll(`${quoted(pgSchema)}.`, ''))
    : declared

  return [...unqualified, ...sql]
}

/** Those that the schema exports, and those that only a column mentions. */
function enumTexts(values: readonly unknown[], tables: readonly PgTable[]): string[] {
  const ofColumns = tables.flatMap((table) => getTableConfig(table).columns.map(enumOf))
  const enums = new Map(
    [...values.filter(isPgEnum), ...ofColumns].flatMap((type) => (type ? [[type.enumName, type]] : [])),
  )

  return [...enums.values()].map(
    ({ enumName, enumValues }) =>
      `create type ${quoted(enumName)} as enum (${enumValues.map((value) => literal(value)).join(', ')})`,
  )
}
