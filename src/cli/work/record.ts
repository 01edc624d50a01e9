import type { ProvenRecord } from '../../application/work-records.ts'
import { recordedSteps, runsOf, type WorkRecord } from '../../domain/work-record.ts'
import { pausedSecondsOf, workedSecondsOf } from '../../domain/working-time.ts'
import type { Context } from '../context.ts'
import type { Moment } from '../entry.ts'
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

/** The same for programs, with the time at work until now. */
export function recordDocument({ record: { people, ...record }, trail }: ProvenRecord, { at }: Moment) {
  const { work } = record
  const time = { workedSeconds: workedSecondsOf(work, at), pausedSeconds: pausedSecondsOf(work, at) }

  const { recordedAt, checks, acknowledgements } = record
  const recorded = (key: string) => recordedAt.get(key) ?? null

  return {
    ...record,
    checks: checks.map((check) => ({ ...check, recordedAt: recorded(check.id) })),
    acknowledgements: acknowledgements.map((seen) => ({ ...seen, recordedAt: recorded(seen.id) })),
    recordedAt: {
      started: recorded('start'),
      completed: recorded('complete'),
      closed: recorded('approve') ?? recorded('reject') ?? recorded('abort'),
      published: recorded(record.sop.id),
    },
    time,
    people: [...people.values()],
    trail,
  }
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
