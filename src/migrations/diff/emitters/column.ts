import type { CatalogObject, ColumnShape, Described } from '../../catalog/object.ts'
import { lowerCase, withoutParentheses } from '../../lexing.ts'
import { type Context, type Emitter, mayHoldRows } from '../emitter.ts'
import { staysBelow } from '../inheritance.ts'
import { destructive, type Statement, statement } from '../statement.ts'
import { identityText } from './sequence.ts'

type Column = Described<'column'>

export const columnEmitter: Emitter<'column'> = {
  create(column, context) {
    const { table, shape } = column
    const sql = `alter table ${table} add column ${columnText(column, context)}`
    const unfilled = shape.notNull && !hasValue(column, context) && mayHoldRows(context, table)
    if (!unfilled) return [statement(sql), ...storageStatements(column)]
    const advice = 'Give it a default, or add it without not null, fill it, and set it not null.'

    return [statement(sql, `Fails where ${table} has rows. ${advice}`), ...storageStatements(column)]
  },

  drop(column, context) {
    const { table, name, shape } = column
    const sql = `alter table ${staysBelow(column, context) ? 'only ' : ''}${table} drop column ${name}`
    if (shape.generated !== null) return [statement(sql)]

    return [destructive(sql, `the values of ${table}.${name} are lost.`)]
  },

  /** Only whether it can be done in place; the statements are made for all columns of a table at once. */
  alter({ shape: from }, { shape: to }) {
    if (from.generated === to.generated && (to.generated === null || from.virtual === to.virtual)) return []

    return from.generated !== null && to.generated === null && !from.virtual ? [] : undefined
  },
}

/** A column as `create table` and `add column` take it. */
export function columnText(column: Column, context: Context): string {
  const { name, shape } = column

  return [
    name,
    typeText(shape),
    ...(shape.notNull ? ['not null'] : []),
    ...valueText(column, defaultOf(column, context)),
  ].join(' ')
}

/** What a new column, or one with a new type, is not by itself; of values that are there, none is written anew. */
export function storageStatements(
  { table, name, shape }: Column,
  from: Pick<ColumnShape, 'storage' | 'compression'> = { storage: shape.typeStorage, compression: null },
): Statement[] {
  const { storage, compression } = shape

  return [
    ...(from.storage === storage ? [] : [`storage ${storage}`]),
    ...(from.compression === compression ? [] : [`compression ${compression ?? 'default'}`]),
  ].map((setting) => statement(`alter table ${table} alter column ${name} set ${setting}`))
}

export function typeText({ type, collation }: ColumnShape): string {
  return collation === null ? type : `${type} collate ${collation}`
}

function valueText(column: Column, expression: string | undefined): string[] {
  const { shape } = column
  const { generated, virtual } = shape
  if (shape.identity) return [identityText(column)]
  if (expression !== undefined) return [`default ${lowerCase(expression)}`]
  if (generated === null) return []

  return [
    `generated always as (${withoutParentheses(lowerCase(generated))}) ${virtual ? 'virtual' : 'stored'}`,
  ]
}

function defaultOf({ id, table, name }: Column, context: Context): string | undefined {
  const isOwn = (part: CatalogObject) => part.kind === 'default' && part.name === name && part.table === table
  const part = [...context.parts(`table ${table}`), ...context.parts(id)].find(isOwn)

  return part?.kind === 'default' ? part.shape.expression : undefined
}

function hasValue(column: Column, context: Context): boolean {
  const { identity, generated } = column.shape

  return identity !== null || generated !== null || defaultOf(column, context) !== undefined
}
