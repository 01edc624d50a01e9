import { openFlagsOf } from '../../application/safety-checks.ts'
import type { OpenFlag } from '../../domain/safety-check.ts'
import { FlaggedChecksOpen, type WorkSession } from '../../domain/work-session.ts'
import type { Context } from '../context.ts'
import type { Session } from '../database.ts'
import { hang, plain } from '../output/width.ts'
import { shortId } from '../short-id.ts'

/** Each of them with its step, its words, and the command that resolves it. */
export function sayOpenFlags(flags: readonly OpenFlag[], { terminal, texts }: Context): string {
  return flags
    .map(({ id, sessionId, stepNumber, result, feedbackText }) => {
      const found = texts.work.flaggedAt(stepNumber, texts.words.result[result])
      const said = feedbackText === null ? found : `${found}  ${texts.work.quoted(plain(feedbackText))}`

      return `${hang('  ', said, terminal.columns)}\n    ${texts.work.resolveFlag(shortId(sessionId), shortId(id))}\n`
    })
    .join('')
}

/** What a supervisor does next: resolves what is flagged, or approves. */
export function sayCompleted(
  { work, flags }: { work: WorkSession; flags: readonly OpenFlag[] },
  context: Context,
): string {
  const { texts } = context
  if (flags.length === 0) return texts.work.completed(shortId(work.id))

  return `${texts.work.completedFlagged(shortId(work.id))}\n${sayOpenFlags(flags, context)}`
}

/** Of an approval that open flags stand against: which they are. */
export async function flagsAgainst(error: unknown, db: Session, context: Context) {
  return error instanceof FlaggedChecksOpen
    ? sayOpenFlags(await openFlagsOf(db, error.data.id), context)
    : undefined
}
