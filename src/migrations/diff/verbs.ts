import type { Catalog, CatalogObject, Described, Kind } from '../catalog/object.ts'
import type { Context } from './emitter.ts'
import { newLabels } from './emitters/enum.ts'
import { emitterOf } from './emitters/every-kind.ts'
import { constantsIn, holds } from './literals.ts'
import { spread } from './spread.ts'
import type { Verb, Verbs } from './verb.ts'

/** The verbs that the objects' own differences call for, then those that PostgreSQL's dependencies add. */
export function verbsBetween(context: Omit<Context, 'rebuilt' | 'parts'>): Verbs {
  const { from, to } = context
  const verbs: Verbs = new Map()
  for (const object of to.values()) {
    const verb = ownVerb(from.get(object.id), object, context)
    if (verb) verbs.set(object.id, verb)
  }
  for (const id of from.keys()) if (!to.has(id)) verbs.set(id, 'drop')
  spread(verbs, { from, to, rebuilt: rebuiltTypes(verbs) })

  return verbs
}

/** The enums, and the domains of them, that are made anew while tables hold values of them. */
export function rebuiltTypes(verbs: Verbs): Set<string> {
  return new Set(
    [...verbs].filter(([id, verb]) => verb === 'recreate' && /^(enum|domain) /.test(id)).map(([id]) => id),
  )
}

export function isSameShape(from: CatalogObject, to: CatalogObject): boolean {
  return JSON.stringify(from.shape) === JSON.stringify(to.shape)
}

function ownVerb(
  from: CatalogObject | undefined,
  to: CatalogObject,
  context: Omit<Context, 'rebuilt' | 'parts'>,
): Verb | undefined {
  if (!from) return 'create'
  if (isSameShape(from, to)) return undefined
  if (isEnum(from) && isEnum(to) && usesNewLabel(from, to, context)) return 'recreate'

  return alterable(from, to, context) ? 'alter' : 'recreate'
}

function alterable<K extends Kind>(
  from: CatalogObject & Described<K>,
  to: CatalogObject,
  context: Omit<Context, 'rebuilt' | 'parts'>,
): boolean {
  const whole: Context = { ...context, rebuilt: new Set(), parts: () => [] }

  return emitterOf<K>(from).alter(from, to as CatalogObject & Described<K>, whole) !== undefined
}

/** A label that was added cannot be used before its transaction has ended; a type made anew can. */
function usesNewLabel(
  from: Described<'enum'>,
  to: Described<'enum'>,
  catalogs: { from: Catalog; to: Catalog },
): boolean {
  const labels = newLabels(from, to)
  const types = madeOf(to, catalogs.to)

  return [...catalogs.to.values()].some((object) => {
    if (!object.needs.some((id) => types.has(id))) return false
    const before = catalogs.from.get(object.id)
    if (before && isSameShape(before, object)) return false
    const constants = textsIn(object.shape).flatMap(constantsIn)

    return labels.some((label) => constants.some((constant) => holds(constant, label)))
  })
}

/** The type itself, and the domains and rows that are made of it. */
function madeOf(type: CatalogObject, catalog: Catalog): Set<string> {
  const types = new Set([type.id])
  for (const id of types) {
    for (const object of catalog.values()) {
      if (/^(domain|other|table)$/.test(object.kind) && object.needs.includes(id)) types.add(object.id)
    }
  }

  return types
}

function textsIn(shape: unknown): string[] {
  if (typeof shape === 'string') return [shape]

  return typeof shape === 'object' && shape !== null ? Object.values(shape).flatMap(textsIn) : []
}

function isEnum(object: CatalogObject): object is Described<'enum'> {
  return object.kind === 'enum'
}
