import type { Catalog } from '../catalog/object.ts'
import { identityChanges, isNarrowed, renumbered } from './alter-identity.ts'
import { type ColumnChange, headOf } from './column-change.ts'
import type { Context } from './emitter.ts'
import { storageStatements, typeText } from './emitters/column.ts'
import { originOf, remainder } from './inheritance.ts'
import { losesValues } from './losses.ts'
import { destructive, locking, type Statement, statement } from './statement.ts'

/** The columns of a table and of those below it, changed in place: what is changed above is changed below by itself. */
export function alterColumns(changes: readonly ColumnChange[], context: Context): Statement[] {
  const tables = new Map<string | null, ColumnChange[]>()
  for (const change of changes) {
    const origin = originOf(change.to, context.to)
    const above = changes.find(({ to }) => to.id === origin?.id)
    const left = above ? remainder(change, above) : change
    if (above && JSON.stringify(left.from.shape) === JSON.stringify(left.to.shape)) continue
    tables.set(change.to.table, [...(tables.get(change.to.table) ?? []), left])
  }
  const isBelow = ([change]: readonly ColumnChange[]) => originOf(change?.to, context.to) !== undefined
  const groups = [...tables.values()].sort((one, other) => Number(isBelow(one)) - Number(isBelow(other)))

  return groups.flatMap((group) => alterTable(group, context))
}

/** Types change in one statement: PostgreSQL then rebuilds indexes and constraints once, when all of them fit again. */
function alterTable(changes: readonly ColumnChange[], context: Context): Statement[] {
  return [
    ...changes.flatMap(loosen),
    ...changes.filter(isNarrowed).flatMap(renumbered),
    ...retype(
      changes.filter((change) => isRetyped(change, context)),
      context,
    ),
    ...changes.flatMap((change) => restore(change, context)),
    ...changes.flatMap(tighten),
  ]
}

/** True where PostgreSQL changes the values, and refuses as long as views and the like use the column. */
export function isRetyped({ from, to }: ColumnChange, { rebuilt }: Pick<Context, 'rebuilt'>): boolean {
  return (
    from.shape.type !== to.shape.type ||
    from.shape.collation !== to.shape.collation ||
    from.needs.some((id) => rebuilt.has(id))
  )
}

function loosen({ from, to }: ColumnChange): Statement[] {
  const alter = headOf(to)

  return [
    ...(from.shape.generated !== null && to.shape.generated === null
      ? [statement(`${alter} drop expression`)]
      : []),
    ...(from.shape.identity && !to.shape.identity ? [statement(`${alter} drop identity`)] : []),
    ...(from.shape.notNull && !to.shape.notNull ? [statement(`${alter} drop not null`)] : []),
  ]
}

function retype(changes: readonly ColumnChange[], context: Context): Statement[] {
  const [first] = changes
  if (!first) return []
  const { table } = first.to
  const clauses = changes.map((change) => `alter column ${change.to.name} type ${newType(change, context)}`)
  const sql =
    clauses.length === 1
      ? `alter table ${table} ${clauses.join()}`
      : `alter table ${table}\n  ${clauses.join(',\n  ')}`
  const caution = changes.some((change) => castOf(change, context) === 'text')
    ? ' Fails where a value, written as text, is none of the new type.'
    : ''

  const rewritten = locking(sql, `may rewrite ${table}, and nobody can use it meanwhile.${caution}`)
  const cut = changes.filter((change) => losesIn(change, context)).map(({ to }) => `${table}.${to.name}`)
  if (cut.length === 0) return [rewritten]
  const { comment } = destructive(
    sql,
    `what of the values of ${cut.join(', ')} has no room in the new type is lost.`,
  )

  return [{ ...rewritten, destructive: true, comment: `${comment} ${rewritten.comment}` }]
}

/** Of a domain, the type below it counts. */
function losesIn({ from, to }: ColumnChange, context: Context): boolean {
  return losesValues(plainType(from.shape.type, context.from), plainType(to.shape.type, context.to))
}

function plainType(type: string, catalog: Catalog): string {
  const domain = catalog.get(`domain ${type.replace(/\[\]$/, '')}`)
  if (domain?.kind !== 'domain') return type

  return plainType(domain.shape.type, catalog) + (type.endsWith('[]') ? '[]' : '')
}

/** A new type comes with its own storage. */
function restore(change: ColumnChange, context: Context): Statement[] {
  const { from, to } = change

  return isRetyped(change, context) ? storageStatements(to) : storageStatements(to, from.shape)
}

/** Without USING wherever it can be: values that do not fit then fail, and are not cut. */
function newType(change: ColumnChange, context: Context): string {
  const { name, shape } = change.to
  const how = {
    assignment: '',
    explicit: ` using ${name}::${shape.type}`,
    text: ` using ${name}::text::${shape.type}`,
  }

  return `${typeText(shape)}${how[castOf(change, context)]}`
}

function castOf({ from, to }: ColumnChange, { casts, rebuilt }: Context) {
  return from.needs.some((id) => rebuilt.has(id)) && to.needs.some((id) => rebuilt.has(id))
    ? 'text'
    : casts(from.shape.base, to.shape.base)
}

function tighten({ from, to }: ColumnChange): Statement[] {
  const { table } = to
  const notNull = to.shape.notNull && !from.shape.notNull

  return [
    ...(notNull
      ? [locking(`${headOf(to)} set not null`, `reads all of ${table}, and fails where it finds a null.`)]
      : []),
    ...identityChanges({ from, to }),
  ]
}
