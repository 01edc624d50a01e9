import { is, SQL, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { literal, quoted } from '../quote.ts'

export function quotedList(columns: readonly { name: string }[]): string {
  return columns.map(({ name }) => quoted(name)).join(', ')
}

/** Drizzle's SQL as text, parameters written out. */
export function expression(value: SQL): string {
  return textOf(value)
}

/** The same where PostgreSQL wants columns without their table: in indexes. */
export function indexExpression(value: SQL): string {
  return textOf(value, 'indexes')
}

/** A column's default: an expression of the models, or a value in the form that its driver sends. */
export function defaultText(value: unknown): string {
  if (is(value, SQL)) return `(${expression(value)})`
  if (value === null) return 'null'
  if (typeof value === 'bigint' || typeof value === 'boolean' || Number.isFinite(value)) return String(value)
  if (value instanceof Date) return literal(value.toISOString())
  if (value instanceof Uint8Array) return literal(`\\x${Buffer.from(value).toString('hex')}`)

  return literal(typeof value === 'object' ? JSON.stringify(value) : String(value))
}

function textOf(value: SQL, place?: 'indexes'): string {
  // A new dialect, for it keeps the columns of a table by the table's name, and others may have a table of that name;
  // wrapped, for inlineParams() marks what it is called on, and that is the user's.
  return new PgDialect().sqlToQuery(sql`${value}`.inlineParams(), place).sql
}
