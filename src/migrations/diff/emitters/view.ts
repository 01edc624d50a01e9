import type { Described } from '../../catalog/object.ts'
import { lowerCase } from '../../lexing.ts'
import { literal } from '../../quote.ts'
import type { Emitter } from '../emitter.ts'
import { locking, type Statement, statement } from '../statement.ts'
import { optionChanges } from './table.ts'

type View = Described<'view'>

export const viewEmitter: Emitter<'view'> = {
  create(view) {
    const { materialized, definition, options, columnComments } = view.shape
    const query = lowerCase(definition).replace(/;$/, '').trim()
    const sql = `create ${kindOf(view)} ${view.name}${options.length > 0 ? ` with (${options.join(', ')})` : ''} as\n${query}`
    const made = materialized ? locking(sql, 'runs the whole query to fill it.') : statement(sql)

    return [made, ...commentColumns(view.name, {}, columnComments)]
  },

  drop: (view) => [statement(`drop ${kindOf(view)} ${view.name}`)],

  alter({ shape: from }, to) {
    if (from.materialized !== to.shape.materialized || from.definition !== to.shape.definition)
      return undefined

    return [
      ...optionChanges(`alter ${kindOf(to)} ${to.name}`, from.options, to.shape.options),
      ...commentColumns(to.name, from.columnComments, to.shape.columnComments),
    ]
  },
}

export function kindOf({ shape }: View): string {
  return shape.materialized ? 'materialized view' : 'view'
}

type Comments = View['shape']['columnComments']

function commentColumns(view: string, from: Comments, to: Comments): Statement[] {
  const columns = [...new Set([...Object.keys(from), ...Object.keys(to)])].filter(
    (key) => from[key] !== to[key],
  )

  return columns.map((column) =>
    statement(`comment on column ${view}.${column} is ${literal(to[column] ?? null)}`),
  )
}
