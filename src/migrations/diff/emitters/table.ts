import type { Described, TableShape } from '../../catalog/object.ts'
import type { Context, Emitter } from '../emitter.ts'
import { destructive, locking, type Statement, statement } from '../statement.ts'
import { columnText, storageStatements } from './column.ts'
import { aboutIndex, constraintText } from './constraint.ts'

export const tableEmitter: Emitter<'table'> = {
  create(table, context) {
    const unlogged = table.shape.unlogged ? 'unlogged ' : ''
    const options = table.shape.options.length > 0 ? ` with (${table.shape.options.join(', ')})` : ''
    const lines = partLines(table, context)
    const body = lines.length > 0 ? `(\n  ${lines.join(',\n  ')}\n)` : '()'

    return [
      statement(`create ${unlogged}table ${table.name} ${body}${options}`),
      ...columnsOf(table, context).flatMap((column) => storageStatements(column)),
      ...constraintsOf(table, context).flatMap((constraint) => aboutIndex(null, constraint)),
      ...rowSecurity(table.name, { rowSecurity: false, forceRowSecurity: false }, table.shape),
    ]
  },

  drop({ name }) {
    return [destructive(`drop table ${name}`, `every row of ${name} is lost.`)]
  },

  alter({ shape: from }, { name, shape: to }) {
    return [
      ...(from.unlogged === to.unlogged ? [] : [logging(name, to.unlogged)]),
      ...optionChanges(`alter table ${name}`, from.options, to.options),
      ...rowSecurity(name, from, to),
    ]
  },

  refuse(from, to) {
    if ((from?.shape.lineage ?? null) === (to?.shape.lineage ?? null)) return undefined

    return { code: 'tables_in_lineage' }
  },
}

/** `set (…)` and `reset (…)` for what differs. */
export function optionChanges(head: string, from: readonly string[], to: readonly string[]): Statement[] {
  const nameOf = (option: string) => option.split('=')[0] ?? ''
  const set = to.filter((option) => !from.includes(option))
  const kept = new Set(to.map(nameOf))
  const reset = from.map(nameOf).filter((name) => !kept.has(name))

  return [
    ...(set.length > 0 ? [statement(`${head} set (${set.join(', ')})`)] : []),
    ...(reset.length > 0 ? [statement(`${head} reset (${reset.join(', ')})`)] : []),
  ]
}

function partLines(table: Described<'table'>, context: Context): string[] {
  return [
    ...columnsOf(table, context).map((column) => columnText(column, context)),
    ...constraintsOf(table, context).map(constraintText),
  ]
}

function constraintsOf(table: Described<'table'>, context: Context): Described<'constraint'>[] {
  return context.parts(table.id).filter((part) => part.kind === 'constraint')
}

function columnsOf(table: Described<'table'>, context: Context): Described<'column'>[] {
  return context.parts(table.id).filter((part) => part.kind === 'column')
}

function rowSecurity(
  name: string,
  from: Pick<TableShape, 'rowSecurity' | 'forceRowSecurity'>,
  to: TableShape,
): Statement[] {
  const row = to.rowSecurity ? 'enable' : 'disable'
  const force = to.forceRowSecurity ? 'force' : 'no force'

  return [
    ...(from.rowSecurity === to.rowSecurity ? [] : [`${row} row level security`]),
    ...(from.forceRowSecurity === to.forceRowSecurity ? [] : [`${force} row level security`]),
  ].map((change) => statement(`alter table ${name} ${change}`))
}

function logging(name: string, unlogged: boolean): Statement {
  return locking(
    `alter table ${name} set ${unlogged ? 'unlogged' : 'logged'}`,
    `rewrites ${name}, and nobody can use it meanwhile.`,
  )
}
