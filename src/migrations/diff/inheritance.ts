import type { Catalog, CatalogObject, ColumnShape, Described } from '../catalog/object.ts'
import type { ColumnChange } from './column-change.ts'

type Column = Described<'column'>

/** The column that an inherited one comes from, up to the table that no other has above it. */
export function originOf(column: CatalogObject | undefined, catalog: Catalog): Column | undefined {
  if (column?.kind !== 'column' || !column.shape.inherited) return undefined
  const table = catalog.get(`table ${column.table}`)
  const parents = table?.kind === 'table' ? table.shape.parents : []
  const above = parents
    .map((parent) => catalog.get(`column ${parent}.${column.name}`))
    .find((one) => one?.kind === 'column')

  return above?.kind === 'column' ? (originOf(above, catalog) ?? above) : undefined
}

export function hasChildren(table: string | null, catalog: Catalog): boolean {
  return [...catalog.values()].some(
    ({ kind, shape }) => kind === 'table' && table !== null && shape.parents.includes(table),
  )
}

/** True where a table below keeps the column as its own. */
export function staysBelow({ table, name }: Column, { from, to }: { from: Catalog; to: Catalog }): boolean {
  return [...from.values()].some(
    (object) =>
      object.kind === 'table' &&
      object.shape.parents.includes(table ?? '') &&
      to.has(`column ${object.name}.${name}`),
  )
}

/** What is left to do on an inherited column once the change has been made to the one it comes from. */
export function remainder({ from, to }: ColumnChange, origin: ColumnChange): ColumnChange {
  const [before, after] = [origin.from.shape, origin.to.shape]
  const keys = Object.keys(before) as (keyof ColumnShape)[]
  const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
  // How values are compressed is each table's own affair, to PostgreSQL; so is, before 17, who numbers them.
  const own = ['compression', ...(isSame(to.shape.identity, after.identity) ? [] : ['identity'])]
  const changed = keys.filter((key) => !own.includes(key) && !isSame(before[key], after[key]))
  const brought = Object.fromEntries(changed.map((key) => [key, after[key]]))

  return { from: { ...from, shape: { ...from.shape, ...brought } }, to }
}
