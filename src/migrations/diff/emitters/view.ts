import type { Described } from '../../catalog/object.ts'
import { lowerCase } from '../../lexing.ts'
import { literal } from '../../quote.ts'
import type { Emitter } from '../emitter.ts'
import { locking, type Statement, statement } from '../statement.ts'
import { optionChanges } from './table.ts'

type View = Described<'view'>

export const viewEmitter: Emitter<'view'> = {
  create(view) {
    const { materialized, definition, options, columnComments, columnDefaults } = view.shape
    const query = lowerCase(definition).replace(/;$/, '').trim()
    const sql = `create ${kindOf(view)} ${view.name}${options.length > 0 ? ` with (${options.join(', ')})` : ''} as\n${query}`
    const made = materialized ? locking(sql, 'runs the whole query to fill it.') : statement(sql)

    return [
      made,
      ...setDefaults(view.name, {}, columnDefaults),
      ...commentColumns(view.name, {}, columnComments),
    ]
  },

  drop: (view) => [statement(`drop ${kindOf(view)} ${view.name}`)],

  alter({ shape: from }, to) {
    if (from.materialized !== to.shape.materialized || from.definition !== to.shape.definition)
      return undefined

    return [
      ...optionChanges(`alter ${kindOf(to)} ${to.name}`, from.options, to.shape.options),
      ...setDefaults(to.name, from.columnDefaults, to.shape.columnDefaults),
      ...commentColumns(to.name, from.columnComments, to.shape.columnComments),
    ]
  },
}

export function kindOf({ shape }: View): string {
  return shape.materialized ? 'materialized view' : 'view'
}

/** Something of each column, by its quoted name. */
type OfColumns = Readonly<Record<string, string>>

function differing(from: OfColumns, to: OfColumns): string[] {
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].filter((key) => from[key] !== to[key])
}

/** What an insert into the view puts where it names no value. */
function setDefaults(view: string, from: OfColumns, to: OfColumns): Statement[] {
  return differing(from, to).map((column) => {
    const value = to[column]
    const change = value === undefined ? 'drop default' : `set default ${lowerCase(value)}`

    return statement(`alter view ${view} alter column ${column} ${change}`)
  })
}

function commentColumns(view: string, from: OfColumns, to: OfColumns): Statement[] {
  return differing(from, to).map((column) =>
    statement(`comment on column ${view}.${column} is ${literal(to[column] ?? null)}`),
  )
}
