import { InvalidInput } from './errors.ts'

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

/** Throws InvalidInput naming the place ("tasks[0].steps[2].description") of the first value that breaks a rule. */
export function mustBeComplete(procedure: Procedure): void {
  mustHaveText(procedure.title, 'title')
  procedure.tasks.forEach((task, t) => {
    mustHaveText(task.title, `tasks[${t}].title`)
    task.steps.forEach((step, s) => {
      mustHaveText(step.description, `tasks[${t}].steps[${s}].description`)
      step.hazards.forEach((hazard, h) => {
        mustHaveText(hazard.description, `tasks[${t}].steps[${s}].hazards[${h}].description`)
      })
    })
  })
}

function mustHaveText(text: string, place: string): void {
  if (!/\S/.test(text)) throw new InvalidInput(place, { code: 'blank' })
  if (text.includes('\0')) throw new InvalidInput(place, { code: 'nul_character' })
}
