import type { WorkRecord } from '../../application/work-sessions.ts'
import type { Context } from '../context.ts'
import { localTime } from '../output/time.ts'
import { hang, pad, plain, width } from '../output/width.ts'
import { type RecordedStep, recordedSteps, sayRecordedStep, sayRun } from './recorded-steps.ts'

export interface RecordOptions {
  /** `brief` folds steps that simply passed into one line; nothing that went otherwise is ever folded. */
  steps: 'all' | 'brief'
}

/** The record of a work session as an auditor reads it: every check in the order of time, failed ones included. */
export function sayRecord(record: WorkRecord, context: Context, { steps }: RecordOptions): string {
  return `${sayHead(record, context)}\n${saySteps(record, context, steps)}`
}

function sayHead(record: WorkRecord, context: Context): string {
  const { terminal, texts } = context
  const { work } = record
  const title = `${texts.work.title} ${work.id}`
  const facts = factsOf(record, context)
  const column = Math.max(...facts.map(([label]) => width(label))) + 2
  const lines = facts.map(([label, fact]) => hang(`  ${pad(label, column)}`, plain(fact), terminal.columns))

  return `${[terminal.paint('bold', title), ...lines].join('\n')}\n`
}

function factsOf({ work, sop, checks, people }: WorkRecord, { texts }: Context): [string, string][] {
  const { labels } = texts.work
  const name = (id: string | null) => people.get(id ?? '')?.name ?? id ?? ''
  const worker = people.get(work.workerId)
  const count = (result: string) => checks.filter((check) => check.result === result).length
  const flagged = checks.filter(({ needsReview }) => needsReview).length
  const facts: [string, string][] = [
    [labels.status, texts.words.status[work.status] + (work.locked ? texts.work.locked : '')],
    [labels.sop, `${sop.title} (${sop.id})${sop.deletedAt ? ` ${texts.sop.deletedMark}` : ''}`],
    [labels.worker, worker ? `${worker.name} <${worker.email}>` : work.workerId],
    [labels.started, localTime(work.startedAt)],
    [labels.checks, texts.work.checks(count('pass'), count('fail'), count('override'), flagged)],
  ]
  if (work.completedAt) facts.splice(4, 0, [labels.completed, localTime(work.completedAt)])
  if (work.approvedAt) {
    facts.push([labels.approved, texts.work.approvedBy(localTime(work.approvedAt), name(work.approvedBy))])
  }
  if (work.rejectionReason !== null) facts.push([labels.rejected, work.rejectionReason])

  return facts
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
      lines.push(sayRecordedStep(first, record, context))
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
