import type { Catalog, CatalogObject, Described } from '../catalog/object.ts'
import { originOf } from './inheritance.ts'
import type { Verbs } from './verb.ts'

/** Which object's statement makes, or drops, another one along with its own, by id. */
export type Wholes = ReadonlyMap<string, string>

/** What `create table` and `add column` make by themselves. */
export function madeTogether(to: Catalog, verbs: Verbs): Wholes {
  const wholes = new Map<string, string>()
  const isMade = (id: string) => verbs.get(id) === 'create' || verbs.get(id) === 'recreate'
  for (const part of to.values()) {
    const table = `table ${part.table}`
    const column = `column ${part.table}.${part.name}`
    if (verbs.get(table) === 'create' && isLine(part) && fitsInto(part, to)) wholes.set(part.id, table)
    else if (part.kind === 'default' && isMade(column)) addDefault(wholes, part, to)
    else if (part.kind === 'column' && isMade(part.id)) {
      const origin = originOf(part, to)
      if (origin && isMade(origin.id)) wholes.set(part.id, origin.id)
    }
  }

  return wholes
}

/** With its column, or with the one that this is inherited from where both have the same default. */
function addDefault(wholes: Map<string, string>, part: Described<'default'>, to: Catalog): void {
  const column = `column ${part.table}.${part.name}`
  const origin = originOf(to.get(column), to)
  const same = to.get(`default ${origin?.table}.${origin?.name}`)
  if (!origin) wholes.set(part.id, column)
  else if (same?.kind === 'default' && same.shape.expression === part.shape.expression)
    wholes.set(part.id, origin.id)
}

/** What `drop table` and `drop column` take along. */
export function droppedTogether(from: Catalog, verbs: Verbs): Wholes {
  const wholes = new Map<string, string>()
  const isDropped = (id: string) => verbs.get(id) === 'drop' || verbs.get(id) === 'recreate'
  for (const part of from.values()) {
    if (verbs.get(part.id) === undefined) continue
    const table = `table ${part.table}`
    if (verbs.get(table) === 'drop' && (part.kind !== 'constraint' || fitsInto(part, from))) {
      wholes.set(part.id, table)
    } else if (part.kind === 'column' && isDropped(originOf(part, from)?.id ?? '')) {
      wholes.set(part.id, originOf(part, from)?.id ?? '')
    } else if (part.kind === 'default' && isDropped(`column ${part.table}.${part.name}`)) {
      wholes.set(part.id, `column ${part.table}.${part.name}`)
    } else if (part.kind === 'ownership' && verbs.get(`sequence ${part.shape.sequence}`) === 'drop') {
      const column = from.get(`column ${part.shape.column}`)
      const whole = verbs.get(`table ${column?.table}`) === 'drop' ? `table ${column?.table}` : column?.id
      if (!whole || !isDropped(whole)) continue
      wholes.set(part.id, whole).set(`sequence ${part.shape.sequence}`, whole)
    }
  }

  return wholes
}

function isLine({ kind }: CatalogObject): boolean {
  return kind === 'column' || kind === 'default' || kind === 'constraint'
}

/** False where the part needs something that in turn needs its table: then it has to be a statement of its own. */
function fitsInto(part: CatalogObject, catalog: Catalog): boolean {
  if (part.kind === 'constraint' && !part.shape.valid) return false
  const seen = new Set<string>()
  const queue = part.needs.filter(
    (id) => catalog.get(id)?.table !== part.table && id !== `table ${part.table}`,
  )
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    const needed = catalog.get(id)
    if (!needed || seen.has(id)) continue
    seen.add(id)
    if (id === `table ${part.table}` || needed.table === part.table) return false
    queue.push(...needed.needs)
    if (needed.kind === 'table') queue.push(...needsOfLines(needed.name, catalog))
  }

  return true
}

function needsOfLines(table: string, catalog: Catalog): string[] {
  const lines = [...catalog.values()].filter((object) => object.table === table && isLine(object))

  return lines.flatMap(({ needs }) => needs)
}
