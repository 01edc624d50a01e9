import { showSop } from '../../application/sops.ts'
import { type Sop, type Step, stepsOf } from '../../domain/sop.ts'
import type { WorkSession } from '../../domain/work-session.ts'
import type { Context } from '../context.ts'
import type { Session } from '../database.ts'
import { plain } from '../output/width.ts'
import { sayStep } from '../step.ts'

/** Where a work session stands: the step that waits, and which one of how many it is; null once all are done. */
export interface Situation {
  sop: { id: string; title: string }
  step: (Step & { number: number; task: { number: number; title: string } }) | null
  stepCount: number
}

/** Reads the SOP, also one that was deleted meanwhile, and finds the work session's current step in it. */
export async function currentStep(
  db: Session,
  { sopId, currentStepId }: Pick<WorkSession, 'sopId' | 'currentStepId'>,
): Promise<Situation> {
  return situationIn(await showSop(db, sopId, { deleted: 'include' }), currentStepId)
}

export function situationIn(sop: Sop, currentStepId: string | null): Situation {
  const steps = stepsOf(sop)
  const index = steps.findIndex(({ id }) => id === currentStepId)
  const step = steps[index]
  const { id, title, tasks } = sop
  if (!step) return { sop: { id, title }, step: null, stepCount: steps.length }
  const at = tasks.findIndex((task) => task.steps.includes(step))
  const task = { number: at + 1, title: tasks[at]?.title ?? '' }

  return { sop: { id, title }, step: { ...step, number: index + 1, task }, stepCount: steps.length }
}

/** The step that waits, with all that the worker needs; or what to do once every step is done. */
export function saySituation({ step, stepCount }: Situation, context: Context): string {
  const { terminal, texts } = context
  if (!step) return `${texts.work.allDone}\n`
  const head = texts.work.stepOf(step.number, stepCount, texts.task(step.task.number, plain(step.task.title)))

  return `${terminal.paint('bold', head)}\n${sayStep(step, step.number, context)}`
}
