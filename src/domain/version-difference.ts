import { longestRising } from './longest-rising.ts'
import type { VersionContent } from './sop.ts'
import {
  childrenOf,
  inReadingOrder,
  type Part,
  type PartField,
  type PartKind,
  type PartPlace,
  type Parts,
  partsOf,
} from './version-parts.ts'

/** What differs between two versions of a SOP. */
export interface VersionDifference {
  title: { from: string; to: string } | null
  /** In the order in which one reads the newer version; what is gone stands where it was. */
  parts: PartDifference[]
}

/** A task, step or hazard that is not the same in both; what it was made as names it in every version. */
export interface PartDifference {
  originId: string
  kind: PartKind
  how: 'added' | 'removed' | 'changed'
  /** It has another task or step above it, or another place among those that stayed beside it. */
  moved: boolean
  /** Null for what was added. */
  from: PartPlace | null
  /** Null for what was removed. */
  to: PartPlace | null
  /** What changed; of what was added or removed, everything it says. */
  fields: FieldDifference[]
}

export interface FieldDifference {
  field: PartField
  from: string | null
  to: string | null
}

/** Joins what is the same across versions, by its origin. */
export function differenceOf(from: VersionContent, to: VersionContent): VersionDifference {
  const was = partsOf(from)
  const is = partsOf(to)
  const stayed = stayedIn(was, is)
  const parts = inReadingOrder(was, is).flatMap((originId) => {
    const part = differenceOfPart(was.get(originId), is.get(originId), stayed.has(originId))

    return part ? [{ originId, ...part }] : []
  })

  return { title: from.title === to.title ? null : { from: from.title, to: to.title }, parts }
}

/** How many parts were added, removed, changed in what they say, and moved. */
export function countsOf({ parts }: VersionDifference) {
  const having = (is: (part: PartDifference) => boolean) => parts.filter(is).length

  return {
    added: having(({ how }) => how === 'added'),
    removed: having(({ how }) => how === 'removed'),
    changed: having(({ how, fields }) => how === 'changed' && fields.length > 0),
    moved: having(({ moved }) => moved),
  }
}

function differenceOfPart(was: Part | undefined, is: Part | undefined, stayed: boolean) {
  const kind = (is ?? was)?.kind ?? 'task'
  const [from, to] = [was?.place ?? null, is?.place ?? null]
  const fields = differenceOfFields(was, is)
  if (!was) return { kind, how: 'added' as const, moved: false, from, to, fields }
  if (!is) return { kind, how: 'removed' as const, moved: false, from, to, fields }
  if (stayed && fields.length === 0) return undefined

  return { kind, how: 'changed' as const, moved: !stayed, from, to, fields }
}

function differenceOfFields(was: Part | undefined, is: Part | undefined): FieldDifference[] {
  const before = new Map(was?.says)

  return ((is ?? was)?.says ?? []).flatMap(([field, said]) => {
    const [from, to] = [before.get(field) ?? null, is ? said : null]

    return from === to ? [] : [{ field, from, to }]
  })
}

/**
 * What kept its parent and its order among the others that did: where a step is put before others, the others did
 * not move. Hazards have no order.
 */
function stayedIn(was: Parts, is: Parts): ReadonlySet<string> {
  const stayed = new Set<string>()
  for (const [, siblings] of childrenOf(is)) {
    const kept = siblings.filter((id) => was.get(id)?.parent === is.get(id)?.parent)
    for (const index of longestRising(kept.map((id) => orderOf(was.get(id))))) stayed.add(kept[index] ?? '')
  }

  return stayed
}

function orderOf(part: Part | undefined): number {
  return part?.kind === 'hazard' ? 0 : (part?.place.step ?? part?.place.task ?? 0)
}
