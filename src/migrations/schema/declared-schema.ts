import { is } from 'drizzle-orm'
import {
  getTableConfig,
  isPgEnum,
  isPgMaterializedView,
  isPgSequence,
  isPgView,
  PgTable,
} from 'drizzle-orm/pg-core'
import { literal, qualified } from '../quote.ts'
import { enumOf } from './column.ts'
import { linkedPolicies, policyTexts } from './policy.ts'
import { schemaOf, schemasOf } from './schemas.ts'
import { sequenceText } from './sequence.ts'
import { tableTexts } from './table.ts'
import { indexTexts } from './table-index.ts'
import { materializedViewTexts, viewTexts } from './view.ts'

/**
 * The statements that make empty schemas into those that the models declare: everything of a Drizzle `pg-core` schema
 * (what is not a table, view, enum, sequence or policy is passed over), then `sql`, one statement an entry, for what
 * Drizzle has no words for. What is in no `pgSchema` is made where the search path leads. `pgSchema` picks the models of
 * one.
 */
export function declaredSchema(
  schema: Record<string, unknown>,
  sql: readonly string[] = [],
  pgSchema?: string,
): string[] {
  const all = Object.values(schema)
  const values = pgSchema === undefined ? all : all.filter((value) => schemaOf(value) === pgSchema)
  const tables = values.filter((value): value is PgTable => is(value, PgTable))
  const schemas = pgSchema === undefined ? [undefined, ...schemasOf(all)] : [pgSchema]

  return [
    ...enumTexts(values, tables, schemas),
    ...values.filter(isPgSequence).map(sequenceText),
    ...tableTexts(tables),
    ...tables.flatMap(indexTexts),
    ...values.filter(isPgView).flatMap(viewTexts),
    ...values.filter(isPgMaterializedView).flatMap(materializedViewTexts),
    ...tables.flatMap((table) => policyTexts(table, linkedPolicies(schema, table))),
    ...sql,
  ]
}

/** Those that the schema exports, and those that only a column mentions, unless they are another schema's. */
function enumTexts(
  values: readonly unknown[],
  tables: readonly PgTable[],
  schemas: readonly (string | undefined)[],
): string[] {
  const ofColumns = tables.flatMap((table) => getTableConfig(table).columns.map(enumOf))
  const own = [...values.filter(isPgEnum), ...ofColumns].flatMap((type) =>
    type && schemas.includes(type.schema) ? [[qualified(type.schema, type.enumName), type] as const] : [],
  )

  return [...new Map(own)].map(
    ([name, { enumValues }]) =>
      `create type ${name} as enum (${enumValues.map((value) => literal(value)).join(', ')})`,
  )
}
