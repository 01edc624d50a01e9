import type { Catalog, CatalogObject, Described } from '../catalog/object.ts'
import { partsOfName } from '../quote.ts'
import type { Verbs } from './verb.ts'

/** For each new table or column of the same shape as one that goes: what to write if it is the same under a new name. */
export function renameHints(from: Catalog, to: Catalog, verbs: Verbs): Map<string, string> {
  const gone = [...from.values()].filter(({ id }) => verbs.get(id) === 'drop')
  const hints = new Map<string, string>()
  for (const object of to.values()) {
    if (verbs.get(object.id) !== 'create') continue
    const twin = gone.find((other) => isTwin(other, object, from, to))
    if (twin) hints.set(object.id, hintText(twin, object))
  }

  return hints
}

function isTwin(gone: CatalogObject, made: CatalogObject, from: Catalog, to: Catalog): boolean {
  if (gone.kind === 'table' && made.kind === 'table') {
    return columnShapes(from, gone) === columnShapes(to, made)
  }
  if (gone.kind !== 'column' || made.kind !== 'column' || gone.table !== made.table) return false
  if (!to.has(`table ${made.table}`) || !from.has(`table ${made.table}`)) return false

  return JSON.stringify(gone.shape) === JSON.stringify(made.shape)
}

function columnShapes(catalog: Catalog, table: Described<'table'>): string {
  const columns = [...catalog.values()].filter(
    (object) => object.kind === 'column' && object.table === table.name,
  )

  return columns
    .map(({ name, shape }) => JSON.stringify([name, shape]))
    .sort()
    .join()
}

function hintText(gone: CatalogObject, made: CatalogObject): string {
  const rename =
    made.kind === 'column'
      ? `alter table ${made.table} rename column ${gone.name} to ${made.name}`
      : `alter table ${gone.name} rename to ${partsOfName(made.name).own}`

  return `Perhaps a rename, which keeps the values: ${rename}`
}
