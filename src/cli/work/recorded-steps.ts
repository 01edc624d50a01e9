import type { RecordedStep, WorkRecord } from '../../domain/work-record.ts'
import type { Context } from '../context.ts'
import { cut, plain } from '../output/width.ts'
import { headingOf } from '../step.ts'
import { type RecordOptions, sayEntries } from './recorded-entries.ts'

/** The step's heading, and below it what is on record of it, in the order of time. */
export function sayRecordedStep(
  recorded: RecordedStep,
  record: WorkRecord,
  context: Context,
  options: RecordOptions,
): string {
  const { number, step, checks, unseen, waits } = recorded
  const { terminal, texts } = context
  const indent = ' '.repeat(8)
  const lines = [
    cut(`${String(number).padStart(4)}  ${headingOf(step)}`, terminal.columns),
    ...sayEntries(recorded, record, context, options),
  ]
  for (const { severity, description } of unseen) {
    const warning = `${texts.signal(severity)}  ${plain(description)}`
    lines.push(terminal.paint('red', cut(indent + texts.work.notSeen(warning), terminal.columns)))
  }
  if (waits) lines.push(terminal.paint('dim', indent + texts.work.waits))
  else if (checks.length === 0) lines.push(terminal.paint('dim', indent + texts.work.notYet))

  return lines.join('\n')
}

/** 'Steps 4 to 57: pass', for steps that may be folded. */
export function sayRun(run: readonly RecordedStep[], { terminal, texts }: Context): string {
  const [first, last] = [run[0]?.number ?? 0, run.at(-1)?.number ?? 0]
  const seen = run.reduce((sum, step) => sum + step.seen.flatMap(({ hazards }) => hazards).length, 0)

  return run[0]?.fold === 'passed'
    ? terminal.paint(
        'green',
        texts.work.passedRun(first, last) + (seen > 0 ? texts.work.seenInRun(seen) : ''),
      )
    : terminal.paint('dim', texts.work.openRun(first, last))
}
