import type { Procedure, Severity } from '../src/index.ts'

/** 8 tasks of 6 steps with 2 hazards each. */
export function aUsualProcedure({ severity }: { severity: Severity }): Procedure {
  return {
    title: 'A procedure of usual size',
    tasks: Array.from({ length: 8 }, (_, t) => ({
      title: `Task ${t}`,
      description: 'What it is for.',
      steps: Array.from({ length: 6 }, (_, s) => ({
        description: `Step ${s}`,
        expectedAction: 'Point and call',
        expectedResult: 'Lamp is dark',
        hazards: ['Pinch', 'Shock'].map((description) => ({ description, severity, mitigation: 'Gloves' })),
      })),
    })),
  }
}
