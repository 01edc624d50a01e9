import type { Hazard, Step, Task, VersionContent } from './sop.ts'

export type PartKind = 'task' | 'step' | 'hazard'

/** Where a part is, counted from 1: the third step of the second task is { task: 2, step: 3, hazard: null }. */
export interface PartPlace {
  id: string
  task: number
  step: number | null
  hazard: number | null
  /** What it is about: the title of a task, the description of anything else. */
  text: string
}

const fieldsOf = {
  task: ['title', 'description'],
  step: ['description', 'expectedAction', 'expectedResult'],
  hazard: ['description', 'severity', 'mitigation'],
} as const

export type PartField = (typeof fieldsOf)[PartKind][number]

/** A part of one version, and what it says. */
export interface Part {
  kind: PartKind
  place: PartPlace
  /** Origin of the task or step above it; empty for a task. */
  parent: string
  says: readonly (readonly [PartField, string | null])[]
}

export type Parts = ReadonlyMap<string, Part>

/** By origin, each parent before what is below it. */
export function partsOf(version: VersionContent): Parts {
  const parts = new Map<string, Part>()
  for (const [t, task] of version.tasks.entries()) {
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

/** Origins by that of the part above them, in their order; '' is above the tasks. */
export function childrenOf(parts: Parts): Map<string, string[]> {
  const children = new Map<string, string[]>()
  for (const [originId, { parent }] of parts) {
    const siblings = children.get(parent)
    if (siblings) siblings.push(originId)
    else children.set(parent, [originId])
  }

  return children
}

/** Every part of either version, once; what is gone behind the one that it stood behind. */
export function inReadingOrder(was: Parts, is: Parts): string[] {
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
