import type { Situation } from '../../domain/situation.ts'
import type { Context } from '../context.ts'
import { hang, plain } from '../output/width.ts'
import { sayStep } from '../step.ts'

/** The step that waits, with all that the worker needs; or what to do once every step is done. */
export function saySituation(situation: Situation, context: Context): string {
  const { step, unacknowledged } = situation
  const { terminal, texts } = context
  if (!step) return `${texts.work.allDone}\n`
  const held = situation.failure ? `${sayFailure(situation.failure, context)}\n` : ''
  const said = `${sayWhere(situation, context)}\n${sayStep(step, step.number, context)}${held}`
  if (unacknowledged.length === 0) return said

  return `${said}\n${terminal.paint('bold', texts.work.acknowledgeFirst(unacknowledged.length))}\n`
}

function sayFailure(
  { feedbackText }: NonNullable<Situation['failure']>,
  { terminal, texts }: Context,
): string {
  const said = hang('', texts.work.heldUp(plain(feedbackText ?? '')), terminal.columns)

  return terminal.paint('red', said)
}

/** 'Step 2 of 8 · Task 1: Isolate the drive' */
export function sayWhere({ step, stepCount }: Situation, { terminal, texts }: Context): string {
  if (!step) return texts.work.allDone
  const task = texts.task(step.task.number, plain(step.task.title))

  return terminal.paint('bold', texts.work.stepOf(step.number, stepCount, task))
}
