import type { WorkRecord } from '../../application/work-sessions.ts'
import { grouped } from '../../domain/grouped.ts'
import type { HazardAcknowledgement } from '../../domain/hazard-acknowledgement.ts'
import type { SafetyCheck } from '../../domain/safety-check.ts'
import { type Hazard, type Step, seriousHazardsOf } from '../../domain/sop.ts'
import type { Context } from '../context.ts'
import { cut, plain } from '../output/width.ts'
import { headingOf } from '../step.ts'
import type { RecordOptions } from './record.ts'
import { sayEntries } from './recorded-entries.ts'

export interface RecordedStep {
  number: number
  step: Step
  task: { number: number; title: string }
  /** In the order of time. */
  checks: SafetyCheck[]
  /** In the order of time. */
  acknowledgements: HazardAcknowledgement[]
  /** Serious hazards that nobody acknowledged although the step was checked: work from before that was a rule. */
  unseen: Hazard[]
  /** Whether its check is what the work session waits for. */
  waits: boolean
  /** What a brief record may say of several such steps at once: one pass without remark, or nothing done yet. */
  fold: 'passed' | 'open' | undefined
}

/** Every step of the SOP in its order, with what is on record of it. */
export function recordedSteps({ work, sop, checks, acknowledgements }: WorkRecord): RecordedStep[] {
  const ofStep = grouped(checks, ({ stepId }) => stepId)
  const ofHazard = grouped(acknowledgements, ({ hazardId }) => hazardId)
  let number = 0

  return sop.tasks.flatMap((task, index) =>
    task.steps.map((step) => {
      const recorded = {
        step,
        checks: ofStep.get(step.id) ?? [],
        acknowledgements: step.hazards.flatMap(({ id }) => ofHazard.get(id) ?? []),
      }
      const unseen =
        recorded.checks.length > 0 ? seriousHazardsOf(step).filter(({ id }) => !ofHazard.has(id)) : []
      const waits = step.id === work.currentStepId && !work.locked
      const fold = waits || unseen.length > 0 ? undefined : foldOf(recorded.checks)
      number++

      return { ...recorded, number, task: { number: index + 1, title: task.title }, unseen, waits, fold }
    }),
  )
}

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
    const warning = `${texts.words.severity[severity]}  ${plain(description)}`
    lines.push(terminal.paint('red', cut(indent + texts.work.notSeen(warning), terminal.columns)))
  }
  if (waits) lines.push(terminal.paint('dim', indent + texts.work.waits))
  else if (checks.length === 0) lines.push(terminal.paint('dim', indent + texts.work.notYet))

  return lines.join('\n')
}

/** 'Steps 4 to 57: pass', for steps that may be folded. */
export function sayRun(run: readonly RecordedStep[], { terminal, texts }: Context): string {
  const [first, last] = [run[0]?.number ?? 0, run.at(-1)?.number ?? 0]
  const seen = run.reduce((sum, { acknowledgements }) => sum + acknowledgements.length, 0)

  return run[0]?.fold === 'passed'
    ? terminal.paint(
        'green',
        texts.work.passedRun(first, last) + (seen > 0 ? texts.work.seenInRun(seen) : ''),
      )
    : terminal.paint('dim', texts.work.openRun(first, last))
}

function foldOf(checks: readonly SafetyCheck[]): RecordedStep['fold'] {
  const [only] = checks
  if (!only) return 'open'
  const isPlain = only.result === 'pass' && !only.needsReview && only.feedbackText === null

  return checks.length === 1 && isPlain ? 'passed' : undefined
}
