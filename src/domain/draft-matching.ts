import { Pairs, type Siblings } from './pairs.ts'
import type { Procedure, ProcedureHazard, ProcedureStep, ProcedureTask } from './procedure.ts'
import type { Hazard, Sop, Step, Task } from './sop.ts'

/** A procedure whose parts may say which part of the draft they are; an id that the draft does not have says nothing. */
export interface EditedProcedure extends Procedure {
  tasks: readonly EditedTask[]
}

export interface EditedTask extends ProcedureTask {
  id?: string
  steps: readonly EditedStep[]
}

export interface EditedStep extends ProcedureStep {
  id?: string
  hazards: readonly EditedHazard[]
}

export interface EditedHazard extends ProcedureHazard {
  id?: string
}

/** Which part of the draft each part of the edited procedure is; what is in no pair is new, or gone. */
export interface DraftMatching {
  tasks: Pairs<Task, EditedTask>
  steps: Pairs<Step, EditedStep>
  hazards: Pairs<Hazard, EditedHazard>
}

/**
 * Matches by id, then by equal content, below the same parent first and then anywhere, so that what was moved is
 * found again. What is then left between two that kept their order is taken for the same thing, changed, by what is
 * most alike. Every part of the procedure has to be an object of its own.
 */
export function matchDraft(draft: Sop, { tasks: edited }: EditedProcedure): DraftMatching {
  const tasks = new Pairs<Task, EditedTask>()
  match(tasks, [{ old: draft.tasks, edited }], {
    anywhere: [wholeTask, ownTask, workOf],
    within: [titleOf],
    text: wholeTask,
  })

  const steps = new Pairs<Step, EditedStep>()
  const below = families(tasks, { old: draft.tasks, edited }, [({ steps }) => steps, ({ steps }) => steps])
  match(steps, below, { anywhere: [wholeStep, ownStep], within: [descriptionOf, signsOf], text: wholeStep })

  const hazards = new Pairs<Hazard, EditedHazard>()
  const all = { old: below.flatMap(({ old }) => old), edited: below.flatMap(({ edited }) => edited) }
  match(hazards, families(steps, all, [({ hazards }) => hazards, ({ hazards }) => hazards]), {
    anywhere: [wholeHazard],
    within: [descriptionOf],
    text: wholeHazard,
  })

  return { tasks, steps, hazards }
}

interface Keys<Part> {
  /** Strong enough to find a part again that was moved; the strongest first. */
  anywhere: readonly ((part: Part) => string)[]
  /** Strong enough among the parts of one parent. */
  within: readonly ((part: Part) => string)[]
  /** What tells how alike two parts are. */
  text: (part: Part) => string
}

function match<Old extends { id: string }, Edited extends { id?: string }>(
  pairs: Pairs<Old, Edited>,
  siblings: readonly Siblings<Old, Edited>[],
  { anywhere, within, text }: Keys<Old | Edited>,
): void {
  const all = {
    old: siblings.flatMap(({ old }) => old),
    edited: siblings.flatMap(({ edited }) => edited),
  }
  pairs.joinNamed(all)
  for (const key of anywhere) {
    for (const each of siblings) pairs.joinEqual(each, key)
    pairs.joinEqual(all, key)
  }
  for (const key of within) for (const each of siblings) pairs.joinEqual(each, key)
  for (const each of siblings) pairs.joinBetween(each, text)
}

/** What is below each parent, whether it was there before, is there now, or both. */
function families<
  OldParent extends { id: string },
  EditedParent extends { id?: string },
  Old extends { id: string },
  Edited extends { id?: string },
>(
  parents: Pairs<OldParent, EditedParent>,
  { old, edited }: Siblings<OldParent, EditedParent>,
  [oldBelow, editedBelow]: [
    (parent: OldParent) => readonly Old[],
    (parent: EditedParent) => readonly Edited[],
  ],
): Siblings<Old, Edited>[] {
  const gone = old.filter((parent) => !parents.editedOf(parent))

  return [
    ...edited.map((parent) => {
      const known = parents.oldOf(parent)

      return { old: known ? oldBelow(known) : [], edited: editedBelow(parent) }
    }),
    ...gone.map((parent) => ({ old: oldBelow(parent), edited: [] })),
  ]
}

function wholeTask(task: ProcedureTask): string {
  return JSON.stringify([ownTask(task), workOf(task)])
}

function ownTask({ title, description }: ProcedureTask): string {
  return JSON.stringify([title, description])
}

/** The steps of a task tell it too, whatever its title; a task without steps is told by nothing else. */
function workOf({ title, steps }: ProcedureTask): string {
  return steps.length > 0 ? JSON.stringify(steps.map(wholeStep)) : JSON.stringify(title)
}

function titleOf({ title }: ProcedureTask): string {
  return title
}

/** Hazards have no order. */
function wholeStep(step: ProcedureStep): string {
  return JSON.stringify([ownStep(step), step.hazards.map(wholeHazard).sort()])
}

function ownStep({ description, expectedAction, expectedResult }: ProcedureStep): string {
  return JSON.stringify([description, expectedAction, expectedResult])
}

/** What is called and seen tells a step, whatever its text; where there is neither, its text alone does. */
function signsOf({ description, expectedAction, expectedResult }: ProcedureStep): string {
  return JSON.stringify((expectedAction ?? expectedResult) ? [expectedAction, expectedResult] : description)
}

function wholeHazard({ description, severity, mitigation }: ProcedureHazard): string {
  return JSON.stringify([description, severity, mitigation])
}

function descriptionOf({ description }: ProcedureStep | ProcedureHazard): string {
  return description
}
