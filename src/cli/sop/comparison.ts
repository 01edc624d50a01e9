import { sopReferredTo } from '../../application/references.ts'
import { type Comparison, compareVersions, compareWithVersionBefore } from '../../application/sop-versions.ts'
import type { Context } from '../context.ts'
import type { Session } from '../database.ts'
import { plain } from '../output/width.ts'
import { sayDifference } from './difference-report.ts'

/** Two versions that are named; or one with the one before it, where a title means the draft. */
export async function compareNamed(
  db: Session,
  { from, to }: { from: string; to: string | undefined },
): Promise<Comparison> {
  if (to === undefined) return compareWithVersionBefore(db, await sopReferredTo(db, from, 'draft'))

  return compareVersions(db, await sopReferredTo(db, from), await sopReferredTo(db, to, 'draft'))
}

/** Which versions these are, and what differs. */
export function sayComparison({ from, to, difference }: Comparison, context: Context): string {
  const { terminal, texts } = context
  const [older, newer] = [from, to].map(({ version, status }) =>
    texts.sop.versionIs(version, texts.words.version[status]),
  )
  const head = `${terminal.paint('bold', plain(to.title))}\n${older} → ${newer}\n`

  return `${head}${sayDifference(difference, context)}`
}
