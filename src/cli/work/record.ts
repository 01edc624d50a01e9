import type { ProvenRecord } from '../../application/work-records.ts'
import { recordedSteps, runsOf, type WorkRecord } from '../../domain/work-record.ts'
import type { Context } from '../context.ts'
import { plain } from '../output/width.ts'
import { sayFindings, sayTrail } from './proof.ts'
import { sayHead } from './record-head.ts'
import type { RecordOptions } from './recorded-entries.ts'
import { sayRecordedStep, sayRun } from './recorded-steps.ts'
import { saySignatures } from './signatures.ts'

/** The record of a work session as an auditor reads it: every check in the order of time, failed ones included. */
export function sayRecord(
  { record, trail }: ProvenRecord,
  context: Context,
  { steps }: RecordOptions,
): string {
  const head = `${sayHead(record, sayTrail(trail, context), context)}${sayFindings(trail, context)}`

  return `${head}\n${saySteps(record, context, steps)}${saySignatures(record, context)}`
}

function saySteps(record: WorkRecord, context: Context, steps: RecordOptions['steps']): string {
  const lines: string[] = []
  let task: number | undefined
  const recorded = recordedSteps(record)
  for (const run of steps === 'brief' ? runsOf(recorded) : recorded.map((step) => [step])) {
    const [first] = run
    if (steps === 'brief' && first?.fold) {
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
