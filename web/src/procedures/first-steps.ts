interface Task<Step> {
  steps: readonly Step[]
}

/** A task with those of its steps that are shown, and how many steps come before it. */
export interface ShownTask<T> {
  task: T
  number: number
  stepsBefore: number
}

/** The tasks that hold the first so many steps, the last of them cut; one without steps takes the room of one. */
export function firstSteps<Step, T extends Task<Step>>(tasks: readonly T[], most: number): ShownTask<T>[] {
  const shown: ShownTask<T>[] = []
  let room = most
  let stepsBefore = 0
  for (const [at, task] of tasks.entries()) {
    if (room <= 0) break
    shown.push({ task: { ...task, steps: task.steps.slice(0, room) }, number: at + 1, stepsBefore })
    room -= Math.max(task.steps.length, 1)
    stepsBefore += task.steps.length
  }

  return shown
}
