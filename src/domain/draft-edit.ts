import { type DraftMatching, type EditedProcedure, type EditedTask, matchDraft } from './draft-matching.ts'
import { longestRising } from './longest-rising.ts'
import type { Pairs } from './pairs.ts'
import type { Sop, Step, Task } from './sop.ts'

/** What an edit comes to: the draft as it will be, and the ids of its rows that are to be written. */
export interface DraftEdit {
  /** Whether there is anything to write. */
  differs: boolean
  draft: Sop
  added: ReadonlySet<string>
  changed: ReadonlySet<string>
  removed: ReadonlySet<string>
}

export interface Editing {
  procedure: EditedProcedure
  at: Date
  /** Makes the ids of new parts, each greater than the one before it. */
  newId: () => string
}

/**
 * The draft with the procedure for its content. What did not change keeps its id, also where it was moved; what is
 * new is its own origin. As few rows change as possible: the numbers that give the order, too, change only where
 * they must. Hazards have no such number but are in the order of their ids: a new one comes behind those that stayed.
 */
export function editDraft(draft: Sop, { procedure, at, newId }: Editing): DraftEdit {
  const content = ownParts(procedure)
  const made = new Making(matchDraft(draft, content), at, newId)
  const edited = { ...draft, title: content.title, tasks: made.tasks(content.tasks) }
  const [before, after] = [rowsOf(draft), rowsOf(edited)]
  const added = new Set([...after.keys()].filter((id) => !before.has(id)))
  const removed = new Set([...before.keys()].filter((id) => !after.has(id)))
  const changed = new Set(
    [...after].flatMap(([id, row]) => (before.has(id) && before.get(id) !== row ? [id] : [])),
  )
  const differs = added.size + removed.size + changed.size > 0 || edited.title !== draft.title

  return { differs, draft: differs ? { ...edited, updatedAt: at } : draft, added, changed, removed }
}

/** Makes the parts of the edited draft out of what they were matched with. */
class Making {
  readonly #matching: DraftMatching
  readonly #at: Date
  readonly #newId: () => string

  constructor(matching: DraftMatching, at: Date, newId: () => string) {
    this.#matching = matching
    this.#at = at
    this.#newId = newId
  }

  tasks(edited: readonly EditedTask[]): Task[] {
    const { tasks } = this.#matching
    const order = orderOf(edited.map((task) => tasks.oldOf(task)?.orderIndex))

    return edited.map((task, index) => ({
      ...this.#identity(tasks, task),
      title: task.title,
      description: task.description,
      orderIndex: order[index] ?? index,
      createdAt: tasks.oldOf(task)?.createdAt ?? this.#at,
      steps: this.#steps(task),
    }))
  }

  #steps(task: EditedTask): Step[] {
    const { tasks, steps } = this.#matching
    const here = new Set(tasks.oldOf(task)?.steps)
    const known = task.steps.map((step) => steps.oldOf(step))
    const order = orderOf(known.map((step) => (step && here.has(step) ? step.orderIndex : undefined)))

    return task.steps.map((step, index) => ({
      ...this.#identity(steps, step),
      description: step.description,
      expectedAction: step.expectedAction,
      expectedResult: step.expectedResult,
      orderIndex: order[index] ?? index,
      hazards: step.hazards
        .map((hazard) => ({
          ...this.#identity(this.#matching.hazards, hazard),
          description: hazard.description,
          severity: hazard.severity,
          mitigation: hazard.mitigation,
        }))
        .sort((one, other) => (one.id < other.id ? -1 : 1)),
    }))
  }

  #identity<Old extends { id: string; originId: string }, Edited extends { id?: string }>(
    pairs: Pairs<Old, Edited>,
    edited: Edited,
  ): { id: string; originId: string } {
    const known = pairs.oldOf(edited)
    if (known) return { id: known.id, originId: known.originId }
    const id = this.#newId()

    return { id, originId: id }
  }
}

/** The same content, each of its parts an object of its own, even where the same one was used twice. */
function ownParts({ title, tasks }: EditedProcedure): EditedProcedure {
  return {
    title,
    tasks: tasks.map((task) => ({
      ...task,
      steps: task.steps.map((step) => ({ ...step, hazards: step.hazards.map((hazard) => ({ ...hazard })) })),
    })),
  }
}

/**
 * Numbers that rise from each part to the next. `kept` is the number that a part has already; as many as can keep
 * theirs do, which are those between which there is room for what stands between them.
 */
function orderOf(kept: readonly (number | undefined)[]): number[] {
  const candidates = kept.flatMap((number, place) =>
    number !== undefined && number >= place ? [{ number, place }] : [],
  )
  const staying = longestRising(candidates.map(({ number, place }) => number - place))
  const fixed = new Map(staying.map((index) => [candidates[index]?.place, candidates[index]?.number]))
  let next = 0

  return kept.map((_, place) => {
    const number = fixed.get(place) ?? next
    next = number + 1

    return number
  })
}

/** What each row says, and where it is, by its id. */
function rowsOf({ tasks }: Sop): Map<string, string> {
  const rows = new Map<string, string>()
  for (const { id: taskId, steps, title, description, orderIndex } of tasks) {
    rows.set(taskId, JSON.stringify([title, description, orderIndex]))
    for (const { id: stepId, hazards, ...step } of steps) {
      const { description, expectedAction, expectedResult, orderIndex } = step
      rows.set(stepId, JSON.stringify([taskId, description, expectedAction, expectedResult, orderIndex]))
      for (const { id, description, severity, mitigation } of hazards) {
        rows.set(id, JSON.stringify([stepId, description, severity, mitigation]))
      }
    }
  }

  return rows
}
