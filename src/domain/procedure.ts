import { longest, mustBeKept, mustSay } from './texts.ts'

export const severities = ['low', 'medium', 'high', 'critical'] as const
export type Severity = (typeof severities)[number]

/** A procedure as it is written, before any of it has an id: what formats read and write. */
export interface Procedure {
  title: string
  tasks: readonly ProcedureTask[]
}

export interface ProcedureTask {
  title: string
  description: string | null
  steps: readonly ProcedureStep[]
}

/** The first line of `description` is the step's heading, what follows is its detail. */
export interface ProcedureStep {
  description: string
  /** What to point at and call. */
  expectedAction: string | null
  /** What must be seen. */
  expectedResult: string | null
  hazards: readonly ProcedureHazard[]
}

export interface ProcedureHazard {
  description: string
  severity: Severity
  mitigation: string | null
}

export interface ProcedureCounts {
  taskCount: number
  stepCount: number
  hazardCount: number
}

export function procedureCounts({ tasks }: Procedure): ProcedureCounts {
  const steps = tasks.flatMap((task) => task.steps)

  return {
    taskCount: tasks.length,
    stepCount: steps.length,
    hazardCount: steps.reduce((sum, { hazards }) => sum + hazards.length, 0),
  }
}

/**
 * Throws InvalidInput naming the place ("tasks[0].steps[2].description") of the first text that is missing, too long
 * or cannot be kept to the letter.
 */
export function mustBeComplete({ title, tasks }: Procedure): void {
  mustSay(title, 'title', longest.title)
  for (const [t, task] of tasks.entries()) {
    const place = `tasks[${t}]`
    mustSay(task.title, `${place}.title`, longest.title)
    if (task.description !== null) mustSay(task.description, `${place}.description`)
    for (const [s, step] of task.steps.entries()) stepMustBeComplete(step, `${place}.steps[${s}]`)
  }
}

function stepMustBeComplete(step: ProcedureStep, place: string): void {
  mustSay(step.description, `${place}.description`)
  mustBeKept(step.expectedAction, `${place}.expectedAction`)
  mustBeKept(step.expectedResult, `${place}.expectedResult`)
  for (const [h, hazard] of step.hazards.entries()) {
    mustSay(hazard.description, `${place}.hazards[${h}].description`)
    mustBeKept(hazard.mitigation, `${place}.hazards[${h}].mitigation`)
  }
}
