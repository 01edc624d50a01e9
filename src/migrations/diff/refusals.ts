import type { Catalog, CatalogObject, Described, Kind } from '../catalog/object.ts'
import { emitterOf } from './emitters/every-kind.ts'
import type { Refusal, WhyRefused } from './errors.ts'
import { originOf, remainder } from './inheritance.ts'
import type { Verbs } from './verb.ts'
import { rebuiltTypes } from './verbs.ts'

/** What is left to people: the kinds' own refusals, and values that would get lost on the way. */
export function refusalsOf(from: Catalog, to: Catalog, verbs: Verbs): Refusal[] {
  const rebuilt = rebuiltTypes(verbs)

  return [...verbs].flatMap(([id, verb]) => {
    const [old, now] = [from.get(id), to.get(id)]
    const reason =
      refusal(old, now) ??
      inheritedReason(old, now, { from, to }) ??
      (verb === 'recreate' && !isRebuilt(old, rebuilt) ? lossReason(old, now) : undefined)

    return reason === undefined ? [] : [{ what: id, reason }]
  })
}

/** True for what no statement is written for that makes it. */
export function refusesToMake(object: CatalogObject): boolean {
  return refusal(undefined, object) !== undefined
}

function refusal<K extends Kind>(
  from: CatalogObject | undefined,
  to: CatalogObject | undefined,
): WhyRefused | undefined {
  const either = (to ?? from) as (CatalogObject & Described<K>) | undefined

  return either && emitterOf<K>(either).refuse?.(from as typeof either, to as typeof either)
}

/** A column that comes from a table above has the type that it has there. */
function inheritedReason(
  from: CatalogObject | undefined,
  to: CatalogObject | undefined,
  catalogs: { from: Catalog; to: Catalog },
): WhyRefused | undefined {
  const origin = originOf(to, catalogs.to)
  if (!origin || from?.kind !== 'column' || to?.kind !== 'column') return undefined
  const before = catalogs.from.get(origin.id)
  const left =
    before?.kind === 'column' ? remainder({ from, to }, { from: before, to: origin }) : { from, to }
  const same = left.from.shape.type === to.shape.type && left.from.shape.collation === to.shape.collation

  return same ? undefined : { code: 'inherited_type' }
}

/** A domain of an enum that is made anew: its values move over as the enum's do. */
function isRebuilt(object: CatalogObject | undefined, rebuilt: ReadonlySet<string>): boolean {
  return object?.kind === 'domain' && object.needs.some((id) => rebuilt.has(id))
}

function lossReason(from: CatalogObject | undefined, to: CatalogObject | undefined): WhyRefused | undefined {
  if (from?.kind === 'domain' || from?.kind === 'other' || from?.kind === 'sequence') {
    return { code: 'made_again' }
  }
  if (from?.kind !== 'column' || to?.kind !== 'column') return undefined
  if (from.shape.generated !== null || to.shape.generated !== null) return undefined

  return { code: 'values_lost' }
}
