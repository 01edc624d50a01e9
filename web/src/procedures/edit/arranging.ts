import { changed, type DraftForm, moved, type StepForm, type TaskForm } from './draft.ts'

/** With one of its tasks changed. */
export function withTask(form: DraftForm, key: string, how: (task: TaskForm) => TaskForm): DraftForm {
  const task = form.tasks.find((one) => one.key === key)

  return task ? { ...form, tasks: changed(form.tasks, how(task)) } : form
}

/** Which step: of a task, by their keys. */
export interface StepOf {
  task: string
  step: string
}

/** With one of its steps changed. */
export function withStep(form: DraftForm, of: StepOf, how: (step: StepForm) => StepForm): DraftForm {
  return withTask(form, of.task, (task) => {
    const step = task.steps.find(({ key }) => key === of.step)

    return step ? { ...task, steps: changed(task.steps, how(step)) } : task
  })
}

/** With a step so many places further down its task, or up below 0; the same form where it stays. */
export function withStepMoved(form: DraftForm, { task, step }: StepOf, by: number): DraftForm {
  const steps = form.tasks.find(({ key }) => key === task)?.steps ?? []
  const its = steps.find(({ key }) => key === step)
  if (!its) return form
  const next = moved(steps, its, by)
  if (next.indexOf(its) === steps.indexOf(its)) return form

  return withTask(form, task, (one) => ({ ...one, steps: next }))
}

interface Keyed {
  key: string
}

/**
 * Takes back that parts were moved or removed since `before`: they stand as they stood then, say what they say now, and
 * what was added since follows them.
 */
export function restored(form: DraftForm, before: DraftForm): DraftForm {
  return {
    ...form,
    tasks: asBefore(form.tasks, before.tasks, (task, then) => ({
      ...task,
      steps: asBefore(task.steps, then.steps, (step, earlier) => ({
        ...step,
        hazards: asBefore(step.hazards, earlier.hazards, (hazard) => hazard),
      })),
    })),
  }
}

function asBefore<Part extends Keyed>(
  now: readonly Part[],
  before: readonly Part[],
  within: (part: Part, then: Part) => Part,
): Part[] {
  const here = new Map(now.map((part) => [part.key, part]))
  const there = new Set(before.map(({ key }) => key))

  return [
    ...before.map((then) => {
      const part = here.get(then.key)

      return part === undefined || part === then ? then : within(part, then)
    }),
    ...now.filter(({ key }) => !there.has(key)),
  ]
}
