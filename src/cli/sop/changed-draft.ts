import { DraftChanged } from '../../domain/draft-state.ts'
import type { Context } from '../context.ts'
import type { Session } from '../database.ts'
import { localTime } from '../output/time.ts'
import { plain } from '../output/width.ts'
import { sayDifference } from './difference-report.ts'

/** The same of a command's error, whatever it is. */
export async function sayBothChanges(
  error: unknown,
  _: Session,
  context: Context,
): Promise<string | undefined> {
  return error instanceof DraftChanged ? sayChanges(error, context) : undefined
}

/** Who did when, what they changed, and what the file would. */
export function sayChanges(error: DraftChanged, context: Context): string {
  const { changes, theirs, yours } = error.data
  const { sop } = context.texts
  const made = changes.map(({ at, by }) => `  ${localTime(at)}  ${plain(by ?? '?')}\n`).join('')
  const others = theirs ? `${sop.changedByOthers}\n${made}${sayDifference(theirs, context)}\n` : `${made}\n`

  return `${others}${sop.changedByFile}\n${sayDifference(yours, context)}\n`
}
