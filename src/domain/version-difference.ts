import { TenkenError } from './errors.ts'
import { longestRising } from './longest-rising.ts'
import type { Hazard, Sop, Step, Task } from './sop.ts'
import type { SopVersion } from './sop-version.ts'

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
  from: Place | null
  /** Null for what was removed. */
  to: Place | null
  /** What changed; of what was added or removed, everything it says. */
  fields: FieldDifference[]
}

export type PartKind = 'task' | 'step' | 'hazard'

/** Where a part is, counted from 1: the third step of the second task is { task: 2, step: 3, hazard: null }. */
export interface Place {
  id: string
  task: number
  step: number | null
  hazard: number | null
  /** What it is about: the title of a task, the description of anything else. */
  text: string
}

export interface FieldDifference {
  field: PartField
  from: string | null
  to: string | null
}

const fieldsOf = {
  task: ['title', 'description'],
  step: ['description', 'expectedAction', 'expectedResult'],
  hazard: ['description', 'severity', 'mitigation'],
} as const

export type PartField = (typeof fieldsOf)[PartKind][number]

/** A first version can be compared only with one that is named. */
export class NoVersionBefore extends TenkenError<{ id: string; version: number }> {
  readonly code = 'no_version_before'
  readonly kind = 'refused'

  constructor({ id, version }: Pick<SopVersion, 'id' | 'version'>) {
    super(
      `No version was published before version ${version}. Name two versions: tenken sop diff <from> ${id}`,
      {
        id,
        version,
      },
    )
  }
}

/**
 * The version that this one followed: of a draft the effective one, else the last one published before it. Throws
 * NoVersionBefore.
 */
export function versionBefore<Version extends SopVersion>(
  of: SopVersion,
  versions: readonly Version[],
): Version {
  const published = versions.filter(({ status, version }) => status !== 'draft' && version < of.version)
  const effective = published.find(({ status }) => of.status === 'draft' && status === 'effective')
  const [last] = published.toSorted((one, other) => other.version - one.version)
  const before = effective ?? last
  if (!before) throw new NoVersionBefore(of)

  return before
}

/** Joins what is the same across versions, by its origin. */
export function differenceOf(from: Sop, to: Sop): VersionDifference {
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

interface Part {
  kind: PartKind
  place: Place
  /** Origin of the task or step above it; empty for a task. */
  parent: string
  says: readonly (readonly [PartField, string | null])[]
}

type Parts = ReadonlyMap<string, Part>

/** By origin, each parent before what is below it. */
function partsOf(sop: Sop): Parts {
  const parts = new Map<string, Part>()
  for (const [t, task] of sop.tasks.entries()) {
    parts.set(task.originId, taskPart(task, t + 1))
    for (const [s, step] of task.steps.entries()) {
      parts.set(step.originId, stepPart(step, task, { task: t + 1, step: s + 1 }))
      for (const [h, hazard] of step.hazards.entries()) {
        parts.set(hazard.originId, hazardPart(hazard, step, { task: t + 1, step: s + 1, hazard: h + 1 }))
      }
    }
  }

  return parts
}

function taskPart(task: Task, number: number): Part {
  const { id, title } = task

  return {
    kind: 'task',
    place: { id, task: number, step: null, hazard: null, text: title },
    parent: '',
    says: fieldsOf.task.map((field) => [field, task[field]]),
  }
}

function stepPart(step: Step, { originId }: Task, numbers: { task: number; step: number }): Part {
  const { id, description } = step

  return {
    kind: 'step',
    place: { id, ...numbers, hazard: null, text: description },
    parent: originId,
    says: fieldsOf.step.map((field) => [field, step[field]]),
  }
}

function hazardPart(
  hazard: Hazard,
  { originId }: Step,
  numbers: { task: number; step: number; hazard: number },
): Part {
  const { id, description } = hazard

  return {
    kind: 'hazard',
    place: { id, ...numbers, text: description },
    parent: originId,
    says: fieldsOf.hazard.map((field) => [field, hazard[field]]),
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

function childrenOf(parts: Parts): Map<string, string[]> {
  const children = new Map<string, string[]>()
  for (const [originId, { parent }] of parts) {
    const siblings = children.get(parent)
    if (siblings) siblings.push(originId)
    else children.set(parent, [originId])
  }

  return children
}

/** Every part of either version, once; what is gone behind the one that it stood behind. */
function inReadingOrder(was: Parts, is: Parts): string[] {
  const [before, now] = [childrenOf(was), childrenOf(is)]
  const below = (parent: string): string[] => {
    const here = now.get(parent) ?? []
    const behind = goneBehind(before.get(parent) ?? [], new Set(here), is)
    const siblings = [...(behind.get('') ?? []), ...here.flatMap((id) => [id, ...(behind.get(id) ?? [])])]

    return siblings.flatMap((id) => [id, ...below(id)])
  }

  return below('')
}

/** What is gone from below one parent, by the last one before it that is still there; '' where there is none. */
function goneBehind(
  siblings: readonly string[],
  here: ReadonlySet<string>,
  is: Parts,
): Map<string, string[]> {
  const behind = new Map<string, string[]>()
  let last = ''
  for (const id of siblings) {
    if (here.has(id)) last = id
    else if (!is.has(id)) behind.set(last, [...(behind.get(last) ?? []), id])
  }

  return behind
}
