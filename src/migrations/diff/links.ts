import type { Catalog, CatalogObject } from '../catalog/object.ts'
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
      if (rebuilt.has(need)) follows(create.get(need), drop.get(id))
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
  freeIdentityNames(actions, from, to)
}

function follows(action: Action | undefined, ...earlier: (Action | undefined)[]): void {
  for (const one of earlier) if (action && one && one !== action) action.after.add(one)
}

/** One has to go before another can have its name. */
function freeNames({ drop, create }: Actions, from: Catalog, to: Catalog): void {
  const outgoing = new Map([...from.values()].filter(sharesNames).map(({ id, name }) => [name, drop.get(id)]))
  for (const { id, name } of [...to.values()].filter(sharesNames)) {
    if (!drop.has(id)) follows(create.get(id), outgoing.get(name))
  }
}

/** The sequence within an identity column and one that belongs to the column go by the same name. */
function freeIdentityNames({ drop, create, alter }: Actions, from: Catalog, to: Catalog): void {
  for (const { kind, shape } of from.values()) {
    if (kind === 'ownership')
      follows(alter.get(`column ${shape.column}`), drop.get(`sequence ${shape.sequence}`))
  }
  for (const { kind, shape } of to.values()) {
    if (kind === 'ownership' && isIdentity(from.get(`column ${shape.column}`))) {
      follows(create.get(`sequence ${shape.sequence}`), alter.get(`column ${shape.column}`))
    }
  }
}

function isIdentity(object: CatalogObject | undefined): boolean {
  return object?.kind === 'column' && object.shape.identity !== null
}

/** Tables, views, indexes, keys, sequences and types share one set of names. */
function sharesNames(object: CatalogObject): boolean {
  if (object.kind === 'constraint') return /[pux]/.test(object.shape.type)

  return /^(table|view|index|sequence|enum|domain)$/.test(object.kind)
}
