import { showWorkSession, type WorkRecord } from '../../application/work-sessions.ts'
import type { SafetyCheck } from '../../domain/safety-check.ts'
import { stepsOf } from '../../domain/sop.ts'
import { FlaggedChecksOpen } from '../../domain/work-session.ts'
import type { Context } from '../context.ts'
import { hang, plain } from '../output/width.ts'
import { shortId } from '../short-id.ts'
import type { Explain } from './explained.ts'

/** The flagged checks that no override resolves, in the order of time. */
export function openFlags(checks: readonly SafetyCheck[]): SafetyCheck[] {
  const resolved = new Set(checks.map(({ resolves }) => resolves))

  return checks.filter(({ id, needsReview }) => needsReview && !resolved.has(id))
}

/** Each of them with its step, its words, and the command that resolves it. */
export function sayOpenFlags({ work, sop, checks }: WorkRecord, context: Context): string {
  const { terminal, texts } = context
  const numbers = new Map(stepsOf(sop).map(({ id }, index) => [id, index + 1]))

  return openFlags(checks)
    .map(({ id, stepId, result, feedbackText }) => {
      const found = texts.work.flaggedAt(numbers.get(stepId) ?? 0, texts.words.result[result])
      const said = feedbackText === null ? found : `${found}  ${texts.work.quoted(plain(feedbackText))}`

      return `${hang('  ', said, terminal.columns)}\n    ${texts.work.resolveFlag(shortId(work.id), shortId(id))}\n`
    })
    .join('')
}

/** Of an approval that open flags stand against: which they are. */
export function openFlagsOf(context: Context): Explain {
  return async (db, error) =>
    error instanceof FlaggedChecksOpen
      ? sayOpenFlags(await showWorkSession(db, error.data.id), context)
      : undefined
}
