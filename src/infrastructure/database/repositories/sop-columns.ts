import type { Sop } from '../../../domain/sop.ts'

/**
 * The parts of a version, column by column. What a part belongs to is told by its place, counted from 1: an id is 36
 * characters, and reading it costs the server more than storing it.
 */
export function columnsOf({ tasks }: Sop) {
  const steps = tasks.flatMap((task) => task.steps)
  const hazards = steps.flatMap((step) => step.hazards)

  return {
    task: {
      id: tasks.map(({ id }) => id),
      title: tasks.map(({ title }) => title),
      description: tasks.map(({ description }) => description),
      orderIndex: tasks.map(({ orderIndex }) => orderIndex),
    },
    step: {
      id: steps.map(({ id }) => id),
      task: placesOfParents(tasks.map((task) => task.steps.length)),
      description: steps.map(({ description }) => description),
      orderIndex: steps.map(({ orderIndex }) => orderIndex),
      expectedAction: steps.map(({ expectedAction }) => expectedAction),
      expectedResult: steps.map(({ expectedResult }) => expectedResult),
    },
    hazard: {
      id: hazards.map(({ id }) => id),
      step: placesOfParents(steps.map((step) => step.hazards.length)),
      description: hazards.map(({ description }) => description),
      severity: hazards.map(({ severity }) => severity),
      mitigation: hazards.map(({ mitigation }) => mitigation),
    },
  }
}

/** For each child its parent's place, where each parent has so many. */
function placesOfParents(children: readonly number[]): number[] {
  const places: number[] = []
  for (const [at, count] of children.entries()) for (let n = 0; n < count; n++) places.push(at + 1)

  return places
}
