import { is, SQL, sql } from 'drizzle-orm'
import {
  getTableConfig,
  PgArray,
  type PgColumn,
  type PgEnum,
  PgEnumColumn,
  type PgEnumObject,
  PgEnumObjectColumn,
} from 'drizzle-orm/pg-core'
import { qualified, quoted } from '../quote.ts'
import { sequenceOptions } from './sequence.ts'
import { defaultText, expression } from './sql-text.ts'

type AnyEnum = PgEnum<[string, ...string[]]> | PgEnumObject<object>

/** One column's line in `create table`. */
export function columnText(column: PgColumn): string {
  const { name, notNull, primary } = column

  return [quoted(name), typeText(column), valueText(column), notNull || primary ? 'not null' : '']
    .filter(Boolean)
    .join(' ')
}

/** The enum a column or its elements are of. */
export function enumOf(column: PgColumn): AnyEnum | undefined {
  if (is(column, PgArray)) return enumOf(column.baseColumn)

  return is(column, PgEnumColumn) || is(column, PgEnumObjectColumn) ? column.enum : undefined
}

/** Drizzle writes an enum's name as it is; PostgreSQL would fold one in mixed case. */
function typeText(column: PgColumn): string {
  const type = enumOf(column)
  if (!type) return column.getSQLType()

  return column.getSQLType().replace(type.enumName, () => qualified(type.schema, type.enumName))
}

function valueText(column: PgColumn): string {
  const { generated, generatedIdentity: identity } = column
  if (generated) return `generated always as (${generatedText(generated.as)}) ${generated.mode ?? 'stored'}`
  if (identity) {
    const name = identity.sequenceName
      ? [`sequence name ${qualified(getTableConfig(column.table).schema, identity.sequenceName)}`]
      : []
    const options = [...name, ...sequenceOptions(identity.sequenceOptions)].join(' ')
    const always = identity.type === 'always' ? 'always' : 'by default'

    return `generated ${always} as identity${options ? ` (${options})` : ''}`
  }
  if (column.default === undefined) return ''
  const isExpression = is(column.default, SQL)

  return `default ${defaultText(isExpression ? column.default : column.mapToDriverValue(column.default))}`
}

function generatedText(as: unknown): string {
  const value = typeof as === 'function' ? as() : as

  return is(value, SQL) ? expression(value) : expression(sql`${value}`)
}
