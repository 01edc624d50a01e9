import type { Catalog, CatalogObject } from '../catalog/object.ts'
import { partsOfName } from '../quote.ts'
import type { Actions } from './actions.ts'
import type { Context } from './emitter.ts'
import type { Action } from './order.ts'

/** Puts every action after those it needs, by what depends on what before and after. */
export function linkActions(actions: Actions, { from, to, rebuilt }: Context): void {
  const { drop, create, alter, about } = actions
  for (const { id, needs } of from.values()) {
    for (const need of needs) {
      follows(drop.get(need), drop.get(id), alter.get(id))
      follows(alter.get(need), drop.get(id))
      // Its old name is needed for dropping what mentions it.
      if (rebuilt.has(need) && !rebuilt.has(id)) follows(create.get(need), drop.get(id))
    }
    if (rebuilt.has(id)) follows(drop.get(id), create.get(id))
    else follows(create.get(id), drop.get(id))
  }
  for (const { id, needs } of to.values()) {
    for (const need of needs) {
      follows(create.get(id), create.get(need), alter.get(need))
      follows(alter.get(id), create.get(need), alter.get(need))
    }
    follows(about.get(id), create.get(id), alter.get(id))
  }
  freeNames(actions, from, to)
}

function follows(action: Action | undefined, ...earlier: (Action | undefined)[]): void {
  for (const one of earlier) if (action && one && one !== action) action.after.add(one)
}

/** One has to go, or to be called something else, before another can have its name. */
function freeNames({ drop, create, alter }: Actions, from: Catalog, to: Catalog): void {
  const holders = holdersIn(from)
  for (const [name, id] of holdersIn(to)) {
    const before = holders.get(name)
    if (before === undefined || before === id) continue
    follows(create.get(id) ?? alter.get(id), drop.get(before) ?? alter.get(before))
  }
}

/** Who has which name, by the name; a column has that of the sequence within. */
function holdersIn(catalog: Catalog): Map<string, string> {
  const holders = new Map<string, string>()
  for (const object of catalog.values()) {
    if (sharesNames(object)) holders.set(fullName(object), object.id)
    if (object.kind === 'column' && object.shape.identity)
      holders.set(object.shape.identity.sequence, object.id)
  }

  return holders
}

/** A key is where its table is. */
function fullName({ kind, table, name }: CatalogObject): string {
  return kind === 'constraint' ? partsOfName(table ?? '').prefix + name : name
}

/** Tables, views, indexes, keys, sequences and types share one set of names. */
function sharesNames(object: CatalogObject): boolean {
  if (object.kind === 'constraint') return /[pux]/.test(object.shape.type)

  return /^(table|view|index|sequence|enum|domain)$/.test(object.kind)
}
