import { is } from 'drizzle-orm'
import {
  getMaterializedViewConfig,
  getTableConfig,
  getViewConfig,
  isPgEnum,
  isPgMaterializedView,
  isPgSchema,
  isPgSequence,
  isPgView,
  PgTable,
} from 'drizzle-orm/pg-core'

/** The `pgSchema` that a model is in; undefined for one in none, and for what is no model. */
export function schemaOf(value: unknown): string | undefined {
  if (is(value, PgTable)) return getTableConfig(value).schema
  if (isPgView(value)) return getViewConfig(value).schema
  if (isPgMaterializedView(value)) return getMaterializedViewConfig(value).schema
  if (isPgEnum(value) || isPgSequence(value)) return value.schema

  return isPgSchema(value) ? value.schemaName : undefined
}

/** Every `pgSchema` that the models name, each once. */
export function schemasOf(values: readonly unknown[]): string[] {
  return [...new Set(values.map(schemaOf).filter((schema) => schema !== undefined))]
}
