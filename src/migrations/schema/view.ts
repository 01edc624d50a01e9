import {
  getMaterializedViewConfig,
  getViewConfig,
  type PgMaterializedView,
  type PgView,
} from 'drizzle-orm/pg-core'
import { qualified, quoted } from '../quote.ts'
import { expression } from './sql-text.ts'

/** `create view`, or nothing for a view that the models only refer to. */
export function viewTexts(view: PgView): string[] {
  const { schema, name, isExisting, query, with: options } = getViewConfig(view)
  if (isExisting || !query) return []

  return [`create view ${qualified(schema, name)}${optionText(options)} as ${expression(query)}`]
}

export function materializedViewTexts(view: PgMaterializedView): string[] {
  const {
    schema,
    name,
    isExisting,
    query,
    with: options,
    using,
    withNoData,
  } = getMaterializedViewConfig(view)
  if (isExisting || !query) return []
  const empty = withNoData ? ' with no data' : ''
  const method = using ? ` using ${quoted(using)}` : ''

  return [
    `create materialized view ${qualified(schema, name)}${method}${optionText(options)} as ${expression(query)}${empty}`,
  ]
}

/** Drizzle's names are PostgreSQL's in camel case. */
function optionText(options: object | undefined): string {
  const set = Object.entries(options ?? {}).filter(([, value]) => value !== undefined)
  if (set.length === 0) return ''
  const list = set.map(
    ([key, value]) => `${key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)} = ${value}`,
  )

  return ` with (${list.join(', ')})`
}
