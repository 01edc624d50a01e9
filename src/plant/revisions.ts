import type { Procedure, ProcedureStep, ProcedureTask } from '../domain/procedure.ts'

/** The check of the forklift, after it was found that nobody looked at the backrest, and that five minutes are short. */
export function withBackrest(procedure: Procedure): Procedure {
  const withStep = behind(procedure, 'フォークと固定ピン', {
    description: 'バックレストの取付けボルトを点検する。',
    expectedAction: '左右のボルトを指差し、「バックレスト、ヨシ！」',
    expectedResult: 'ボルトに緩みがなく、バックレストに変形と亀裂がない。',
    hazards: [
      {
        description: 'バックレストがないと、荷が運転者の側に崩れることがある。',
        severity: 'high',
        mitigation: '緩みや変形があれば使わない。',
      },
    ],
  })

  return eachStep(withStep, (step) => ({
    ...step,
    hazards: step.hazards.map((hazard) => ({
      ...hazard,
      mitigation: hazard.mitigation?.replace('5 分間換気', '10 分間換気') ?? null,
    })),
  }))
}

/** Locking out, with the try that proves it. */
export function withTryOut(procedure: Procedure): Procedure {
  return behind(procedure, 'Prove that the drive is dead', {
    description: 'Press the start button of the conveyor once, then turn its selector back to OFF.',
    expectedAction: 'Point at the belt and call "Nothing moves".',
    expectedResult: 'The belt stands still, and the selector points to OFF.',
    hazards: [
      {
        description: 'The belt can start if the wrong switch was locked.',
        severity: 'high',
        mitigation: 'Nobody touches the belt until it was tried.',
      },
    ],
  })
}

/** The procedure with a further step behind the one that begins so. */
function behind(procedure: Procedure, beginning: string, step: ProcedureStep): Procedure {
  const { tasks, ...rest } = procedure
  const isIt = ({ description }: ProcedureStep) => description.startsWith(beginning)

  return {
    ...rest,
    tasks: tasks.map((task) => ({
      ...task,
      steps: task.steps.flatMap((each) => (isIt(each) ? [each, step] : [each])),
    })),
  }
}

function eachStep(procedure: Procedure, change: (step: ProcedureStep) => ProcedureStep): Procedure {
  const changed = (task: ProcedureTask) => ({ ...task, steps: task.steps.map(change) })

  return { ...procedure, tasks: procedure.tasks.map(changed) }
}
