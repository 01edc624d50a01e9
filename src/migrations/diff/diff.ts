import type { Catalog, CatalogObject } from '../catalog/object.ts'
import { type Actions, actionsFor } from './actions.ts'
import type { Casts, Context } from './emitter.ts'
import { ChangeRefused } from './errors.ts'
import { linkActions } from './links.ts'
import { type Action, inOrder } from './order.ts'
import { droppedTogether, madeTogether, type Wholes } from './parts.ts'
import { refusalsOf } from './refusals.ts'
import { renameHints } from './rename-hints.ts'
import { type Statement, statement } from './statement.ts'
import type { Verbs } from './verb.ts'
import { rebuiltTypes, verbsBetween } from './verbs.ts'

/**
 * The statements that turn one schema into the other, in an order that PostgreSQL accepts; none where the catalogs
 * are equal. Throws ChangeRefused where that takes a person.
 */
export function diff(from: Catalog, to: Catalog, casts: Casts): Statement[] {
  const verbs = verbsBetween({ from, to, casts })
  const refusals = refusalsOf(from, to, verbs)
  if (refusals.length > 0) throw new ChangeRefused(refusals)
  const together = { made: madeTogether(to, verbs), dropped: droppedTogether(from, verbs) }
  const rebuilt = rebuiltTypes(verbs)
  const context: Context = { from, to, casts, rebuilt, parts: partsOf(together.made, to) }
  const hints = renameHints(from, to, verbs)
  const actions = actionsFor({ verbs, context, together, hints })
  linkActions(actions, context)
  const statements = inOrder([...allOf(actions)]).flatMap((action) => action.statements)

  return needsOpenBodies(verbs, to) ? [openBodies, ...statements] : statements
}

function allOf({ drop, create, alter, about }: Actions): Set<Action> {
  return new Set([...drop.values(), ...create.values(), ...alter.values(), ...about.values()])
}

/** Functions whose text PostgreSQL looks into can name what is only made further down. */
const openBodies = statement(
  'set local check_function_bodies = off',
  'The functions below may name what is made after them.',
)

function needsOpenBodies(verbs: Verbs, to: Catalog): boolean {
  const written = [...to.values()].filter(({ id }) => verbs.has(id))
  const checked = written.filter((object) => object.kind === 'routine' && object.shape.checked)
  const named = written.filter(({ kind }) => /^(table|column|view|enum|domain|sequence)$/.test(kind))

  return checked.length > 1 || (checked.length === 1 && named.length > 0)
}

function partsOf(made: Wholes, to: Catalog): (id: string) => CatalogObject[] {
  const parts = new Map<string, CatalogObject[]>()
  for (const [part, whole] of made) {
    const object = to.get(part)
    if (object) parts.set(whole, [...(parts.get(whole) ?? []), object])
  }
  for (const list of parts.values())
    list.sort((a, b) => a.position - b.position || (a.name < b.name ? -1 : 1))

  return (id) => parts.get(id) ?? []
}
