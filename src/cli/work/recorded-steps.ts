import type { WorkRecord } from '../../application/work-sessions.ts'
import type { CheckResult, SafetyCheck } from '../../domain/safety-check.ts'
import type { Step } from '../../domain/sop.ts'
import type { Context } from '../context.ts'
import { localTime } from '../output/time.ts'
import { cut, hang, pad, plain, width } from '../output/width.ts'
import { headingOf } from '../step.ts'

export interface RecordedStep {
  number: number
  step: Step
  task: { number: number; title: string }
  /** In the order of time. */
  checks: SafetyCheck[]
  /** What a brief record may say of several such steps at once: one pass without remark, or nothing done yet. */
  fold: 'passed' | 'open' | undefined
}

const colors = { pass: 'green', fail: 'red', override: 'yellow' } as const satisfies Record<
  CheckResult,
  string
>

/** Every step of the SOP in its order, with what is on record of it. */
export function recordedSteps({ work, sop, checks }: WorkRecord): RecordedStep[] {
  const ofStep = new Map<string, SafetyCheck[]>()
  for (const check of checks) ofStep.set(check.stepId, [...(ofStep.get(check.stepId) ?? []), check])
  let number = 0

  return sop.tasks.flatMap((task, index) =>
    task.steps.map((step) => {
      const own = ofStep.get(step.id) ?? []
      number++

      const fold = step.id === work.currentStepId ? undefined : foldOf(own)

      return { number, step, task: { number: index + 1, title: task.title }, checks: own, fold }
    }),
  )
}

/** The step's heading and below it each of its checks, or that there is none yet. */
export function sayRecordedStep(
  { number, step, checks }: RecordedStep,
  record: WorkRecord,
  context: Context,
) {
  const { terminal, texts } = context
  const heading = cut(`${String(number).padStart(4)}  ${headingOf(step)}`, terminal.columns)
  if (checks.length === 0) {
    const waits = step.id === record.work.currentStepId ? texts.work.waits : texts.work.notYet

    return `${heading}\n        ${terminal.paint('dim', waits)}`
  }

  return [heading, ...checks.map((check) => sayCheck(check, record, context))].join('\n')
}

/** 'Steps 4 to 57: pass', for steps that may be folded. */
export function sayRun(run: readonly RecordedStep[], { terminal, texts }: Context): string {
  const [first, last] = [run[0]?.number ?? 0, run.at(-1)?.number ?? 0]

  return run[0]?.fold === 'passed'
    ? terminal.paint('green', texts.work.passedRun(first, last))
    : terminal.paint('dim', texts.work.openRun(first, last))
}

function foldOf(checks: readonly SafetyCheck[]): RecordedStep['fold'] {
  const [only] = checks
  if (!only) return 'open'
  const isPlain = only.result === 'pass' && !only.needsReview && only.feedbackText === null

  return checks.length === 1 && isPlain ? 'passed' : undefined
}

/** One line, or the remark below it where it is too long for one. */
function sayCheck(check: SafetyCheck, { people }: WorkRecord, { terminal, texts }: Context): string {
  const { result } = texts.words
  const column = Math.max(...Object.values(result).map(width))
  const remark = plain(wordsOf(check, people, texts))
  const start = `        ${localTime(check.checkedAt)}  `
  const word = terminal.paint(colors[check.result], result[check.result])
  const line = remark === '' ? start + word : `${start}${pad(word, column)}  ${remark}`
  if (width(line) <= terminal.columns && !remark.includes('\n')) return line

  return `${start}${word}\n${hang(' '.repeat(12), remark, terminal.columns)}`
}

function wordsOf(check: SafetyCheck, people: WorkRecord['people'], { work }: Context['texts']): string {
  const facts: string[] = []
  if (check.overrideReason !== null) {
    const by = people.get(check.overrideBy ?? '')?.name ?? check.overrideBy ?? ''
    facts.push(work.overrideBy(by, check.overrideReason))
  }
  if (check.feedbackText !== null) facts.push(work.quoted(check.feedbackText))
  if (check.confidenceScore !== null) facts.push(work.sure(check.confidenceScore))
  if (check.needsReview) facts.push(work.flagged)

  return facts.join('  ')
}
