import type { Catalog, CatalogObject, Described, Kind } from '../catalog/object.ts'
import { aboutStatements } from './about.ts'
import { alterColumns } from './alter-columns.ts'
import type { ColumnChange } from './column-change.ts'
import type { Context } from './emitter.ts'
import { emitterOf } from './emitters/every-kind.ts'
import { originOf } from './inheritance.ts'
import type { Action } from './order.ts'
import type { Wholes } from './parts.ts'
import { aboutRank, alterColumnsRank, createRank, dropRank } from './ranks.ts'
import type { Statement } from './statement.ts'
import type { Verbs } from './verb.ts'
import { isSameShape } from './verbs.ts'

/** The actions of every object, found by its id; a part's actions are those of its whole. */
export interface Actions {
  readonly drop: Map<string, Action>
  readonly create: Map<string, Action>
  readonly alter: Map<string, Action>
  /** Comments and grants, which nothing depends on. */
  readonly about: Map<string, Action>
}

export interface Plan {
  readonly verbs: Verbs
  readonly context: Context
  readonly together: { readonly made: Wholes; readonly dropped: Wholes }
  /** By the id of what is made. */
  readonly hints: ReadonlyMap<string, string>
}

export function actionsFor({ verbs, context, together, hints }: Plan): Actions {
  const { from, to } = context
  const actions: Actions = { drop: new Map(), create: new Map(), alter: new Map(), about: new Map() }
  for (const object of from.values()) {
    if (!/drop|recreate/.test(verbs.get(object.id) ?? '') || together.dropped.has(object.id)) continue
    const statements = madeAgain(drop(object, context), verbs, object, to)
    actions.drop.set(object.id, action(`drop ${object.id}`, dropRank(object), statements))
  }
  for (const object of to.values()) {
    if (!/create/.test(verbs.get(object.id) ?? '') || together.made.has(object.id)) continue
    const statements = withHint(create(object, context), hints.get(object.id))
    actions.create.set(object.id, action(object.id, createRank(object), statements))
  }
  addAlterations(actions, verbs, context)
  addAbout(actions, verbs, context)
  addParts(actions.drop, together.dropped)
  addParts(actions.create, together.made)

  return actions
}

function addAlterations(actions: Actions, verbs: Verbs, context: Context): void {
  const columns = new Map<string, ColumnChange[]>()
  for (const to of context.to.values()) {
    const from = context.from.get(to.id)
    if (verbs.get(to.id) !== 'alter' || !from) continue
    if (from.kind === 'column' && to.kind === 'column') {
      const table = originOf(to, context.to)?.table ?? to.table ?? ''
      columns.set(table, [...(columns.get(table) ?? []), { from, to }])
    } else {
      actions.alter.set(to.id, action(to.id, createRank(to), alter(from, to, context)))
    }
  }
  for (const [table, changes] of columns) {
    const together = action(`columns of ${table}`, alterColumnsRank, alterColumns(changes, context))
    for (const { to } of changes) actions.alter.set(to.id, together)
  }
}

function addAbout(actions: Actions, verbs: Verbs, { from, to }: Context): void {
  for (const object of to.values()) {
    const isNew = /create/.test(verbs.get(object.id) ?? '')
    const statements = aboutStatements(isNew ? undefined : from.get(object.id), object)
    if (statements.length > 0)
      actions.about.set(object.id, action(`about ${object.id}`, aboutRank, statements))
  }
}

function addParts(actions: Map<string, Action>, wholes: Wholes): void {
  for (const [part, whole] of wholes) {
    const found = actions.get(wholes.get(whole) ?? whole)
    if (found) actions.set(part, found)
  }
}

function action(what: string, rank: number, statements: readonly Statement[]): Action {
  return { what, rank, statements, after: new Set() }
}

function withHint(statements: Statement[], hint: string | undefined): Statement[] {
  return hint === undefined ? statements : statements.map((one) => ({ ...one, renameHint: hint }))
}

/** Tells a reader why something goes that did not change. */
function madeAgain(statements: Statement[], verbs: Verbs, object: CatalogObject, to: Catalog): Statement[] {
  const again = to.get(object.id)
  if (verbs.get(object.id) !== 'recreate' || !again || !isSameShape(object, again)) return statements

  return statements.map((one) => ({
    ...one,
    comment: one.comment ?? 'Made again below: something that it uses changes.',
  }))
}

function create<K extends Kind>(object: CatalogObject, context: Context): Statement[] {
  const typed = object as CatalogObject & Described<K>

  return emitterOf<K>(typed).create(typed, context)
}

function drop<K extends Kind>(object: CatalogObject, context: Context): Statement[] {
  const typed = object as CatalogObject & Described<K>

  return emitterOf<K>(typed).drop(typed, context)
}

function alter<K extends Kind>(from: CatalogObject, to: CatalogObject, context: Context): Statement[] {
  const typed = to as CatalogObject & Described<K>

  return emitterOf<K>(typed).alter(from as typeof typed, typed, context) ?? []
}
