import type { Moment } from '../../domain/moments.ts'
import type { CheckResult, SafetyCheck } from '../../domain/safety-check.ts'
import {
  momentOfCheck,
  type RecordedStep,
  type SeenHazards,
  type WorkRecord,
} from '../../domain/work-record.ts'
import type { Context } from '../context.ts'
import { sayMoment } from '../output/time.ts'
import { cut, hang, pad, plain, width } from '../output/width.ts'
import { shortId } from '../short-id.ts'

export interface RecordOptions {
  /** `brief` folds steps that simply passed into one line; nothing that went otherwise is ever folded. */
  steps: 'all' | 'brief'
}

interface Entry {
  at: Date
  lines: string
}

const colors = { pass: 'green', fail: 'red', override: 'yellow' } as const satisfies Record<
  CheckResult,
  string
>

const indent = ' '.repeat(8)

/** What is on record of one step, each entry with its time and its author: hazards seen, checks, overrides. */
export function sayEntries(
  recorded: RecordedStep,
  record: WorkRecord,
  context: Context,
  options: RecordOptions,
): string[] {
  const entries: Entry[] = [
    ...recorded.seen.map((seen) => ({
      at: seen.moment.at,
      lines: saySeen(seen, record, context, options),
    })),
    ...recorded.checks.map((check) => ({
      at: momentOfCheck(record, check).at,
      lines: sayCheck(check, record, context),
    })),
  ]

  return entries.sort((a, b) => a.at.getTime() - b.at.getTime()).map(({ lines }) => lines)
}

/** Each hazard on lines of its own: 'WARNING  What is dangerous', whole, or its first line in a brief record. */
function saySeen(
  { moment, by, hazards }: SeenHazards,
  record: WorkRecord,
  context: Context,
  { steps }: RecordOptions,
): string {
  const { terminal, texts } = context
  const lines = hazards.map(({ severity, description }) => {
    const margin = `${indent}    ${texts.signal(severity)}  `
    const [first = ''] = plain(description).split('\n', 1)

    return steps === 'brief'
      ? cut(margin + first, terminal.columns)
      : hang(margin, plain(description), terminal.columns)
  })

  return [sayHead({ moment, word: texts.work.seen, by }, record, context), ...lines].join('\n')
}

/** One line, or the remarks below it where it is too long for one. */
function sayCheck(check: SafetyCheck, record: WorkRecord, context: Context): string {
  const { terminal, texts } = context
  const by = check.overrideBy ?? record.work.workerId
  const word = texts.words.result[check.result]
  const head = sayHead(
    { moment: momentOfCheck(record, check), word, color: colors[check.result], by },
    record,
    context,
  )
  const [said, mark] = [plain(wordsOf(check, texts)), markOf(check, record, texts)]
  const remarks = [said, mark].filter((remark) => remark !== '')
  const fits = (line: string) => width(line) <= terminal.columns && !line.includes('\n')
  const line = [head, ...remarks].join('  ')
  if (fits(line) || remarks.length === 0) return line
  const below = `${indent}    ${remarks.join('  ')}`
  if (fits(below)) return `${head}\n${below}`

  return [head, ...remarks.map((remark) => hang(`${indent}    `, remark, terminal.columns))].join('\n')
}

interface Head {
  moment: Moment
  word: string
  color?: (typeof colors)[CheckResult]
  by: string
}

/** '2026-04-01 09:30:05 +09:00  pass      Kenji Tanaka' */
function sayHead(
  { moment, word, color, by }: Head,
  { people }: WorkRecord,
  { terminal, texts }: Context,
): string {
  const column = Math.max(...[...Object.values(texts.words.result), texts.work.seen].map(width))
  const painted = color ? terminal.paint(color, word) : word

  return `${indent}${sayMoment(moment, texts)}  ${pad(painted, column)}  ${plain(people.get(by)?.name ?? by)}`
}

/** What was said of it. */
function wordsOf(check: SafetyCheck, { work }: Context['texts']): string {
  const said: string[] = []
  if (check.overrideReason !== null) said.push(work.quoted(check.overrideReason))
  if (check.feedbackText !== null) said.push(work.quoted(check.feedbackText))
  if (check.confidenceScore !== null) said.push(work.sure(check.confidenceScore))

  return said.join('  ')
}

/** Which check an override answers for, and what became of a failure or a flag. */
function markOf(check: SafetyCheck, { checks }: WorkRecord, { work }: Context['texts']): string {
  if (check.resolves !== null) return work.overrideOf(shortId(check.resolves))
  const id = shortId(check.id)
  if (!check.needsReview) return check.result === 'fail' ? work.checkId(id) : ''

  return checks.some(({ resolves }) => resolves === check.id)
    ? work.flagResolvedMark(id)
    : work.flagOpenMark(id)
}
