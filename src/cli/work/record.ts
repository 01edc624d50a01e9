import type { WorkRecord } from '../../application/work-sessions.ts'
import type { Context } from '../context.ts'
import { plain } from '../output/width.ts'
import { sayHead } from './record-head.ts'
import { type RecordedStep, recordedSteps, sayRecordedStep, sayRun } from './recorded-steps.ts'
import { saySignatures } from './signatures.ts'
import { type ShownRecord, sayFindings, sayTrail } from './trail.ts'

export interface RecordOptions {
  /** `brief` folds steps that simply passed into one line; nothing that went otherwise is ever folded. */
  steps: 'all' | 'brief'
}

/** The record of a work session as an auditor reads it: every check in the order of time, failed ones included. */
export function sayRecord(
  { record, trail }: ShownRecord,
  context: Context,
  { steps }: RecordOptions,
): string {
  const head = `${sayHead(record, sayTrail(trail, context), context)}${sayFindings(trail, context)}`

  return `${head}\n${saySteps(record, context, steps)}${saySignatures(record, context)}`
}

function saySteps(record: WorkRecord, context: Context, steps: RecordOptions['steps']): string {
  const lines: string[] = []
  let task: number | undefined
  for (const run of runsOf(recordedSteps(record), steps)) {
    const [first] = run
    if (run.length > 1 || first?.fold) {
      lines.push('', sayRun(run, context))
      task = undefined
    } else if (first) {
      if (first.task.number !== task) {
        task = first.task.number
        lines.push('', context.terminal.paint('bold', context.texts.task(task, plain(first.task.title))))
      }
      lines.push(sayRecordedStep(first, record, context, { steps }))
    }
  }

  return `${lines.slice(1).join('\n')}\n`
}

/** Neighbours of the same kind together where they are to be folded, every other step alone. */
function runsOf(recorded: readonly RecordedStep[], steps: RecordOptions['steps']): RecordedStep[][] {
  const runs: RecordedStep[][] = []
  for (const step of recorded) {
    const fold = steps === 'brief' ? step.fold : undefined
    const run = runs.at(-1)
    if (fold && run?.[0]?.fold === fold) run.push(step)
    else runs.push([{ ...step, fold }])
  }

  return runs
}
