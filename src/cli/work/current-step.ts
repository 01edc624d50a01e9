import { showWorkSession, type WorkRecord } from '../../application/work-sessions.ts'
import { type Step, seriousHazardsOf, stepsOf } from '../../domain/sop.ts'
import type { Context } from '../context.ts'
import type { Session } from '../database.ts'
import { plain } from '../output/width.ts'
import { sayStep } from '../step.ts'

/** Where a work session stands: the step that waits, and which one of how many it is; null once all are done. */
export interface Situation {
  sop: { id: string; title: string }
  step: (Step & { number: number; task: { number: number; title: string } }) | null
  stepCount: number
  /** Ids of the step's serious hazards that the worker has not acknowledged yet; its check waits for them. */
  unacknowledged: string[]
}

export async function currentStep(db: Session, workSessionId: string): Promise<Situation> {
  return situationOf(await showWorkSession(db, workSessionId))
}

export function situationOf({
  work,
  sop,
  acknowledgements,
}: Pick<WorkRecord, 'work' | 'sop' | 'acknowledgements'>): Situation {
  const steps = stepsOf(sop)
  const index = steps.findIndex(({ id }) => id === work.currentStepId)
  const step = steps[index]
  const { id, title, tasks } = sop
  const where = { sop: { id, title }, stepCount: steps.length }
  if (!step) return { ...where, step: null, unacknowledged: [] }
  const at = tasks.findIndex((task) => task.steps.includes(step))
  const task = { number: at + 1, title: tasks[at]?.title ?? '' }
  const seen = new Set(acknowledgements.map(({ hazardId }) => hazardId))
  const unacknowledged = seriousHazardsOf(step).filter((hazard) => !seen.has(hazard.id))

  return {
    ...where,
    step: { ...step, number: index + 1, task },
    unacknowledged: unacknowledged.map((hazard) => hazard.id),
  }
}

/** The step that waits, with all that the worker needs; or what to do once every step is done. */
export function saySituation(situation: Situation, context: Context): string {
  const { step, unacknowledged } = situation
  const { terminal, texts } = context
  if (!step) return `${texts.work.allDone}\n`
  const said = `${sayWhere(situation, context)}\n${sayStep(step, step.number, context)}`
  if (unacknowledged.length === 0) return said

  return `${said}\n${terminal.paint('bold', texts.work.acknowledgeFirst(unacknowledged.length))}\n`
}

/** 'Step 2 of 8 · Task 1: Isolate the drive' */
export function sayWhere({ step, stepCount }: Situation, { terminal, texts }: Context): string {
  if (!step) return texts.work.allDone
  const task = texts.task(step.task.number, plain(step.task.title))

  return terminal.paint('bold', texts.work.stepOf(step.number, stepCount, task))
}
