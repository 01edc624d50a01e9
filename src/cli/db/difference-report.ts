import type { Statement } from '../../migrations/diff/statement.ts'
import { notCompared } from '../../migrations/not-compared.ts'
import type { Context } from '../context.ts'
import { ModelsDiffer } from '../errors.ts'
import type { Difference } from './difference.ts'

export function differenceDocument(difference: Difference) {
  return { agree: mustAgree(difference) === undefined, ...difference }
}

/** What was done beside the revisions, what takes it back, and what the models ask for; as SQL with comments. */
export function sayDifference(
  difference: Difference,
  { texts: { db } }: Context,
  { verbose }: { verbose?: boolean | undefined },
): string {
  const { wanted, drift, undo } = difference
  const told = mustAgree(difference)
    ? section(db.drifted, drift) + section(db.undo, undo) + section(db.wanted, wanted)
    : db.agree
  if (!verbose) return told
  const unseen = notCompared.map((code) => `-- ${db.notCompared[code]}`)

  return [told.trimEnd(), '', `-- ${db.notComparedTitle}`, ...unseen].join('\n')
}

export function mustAgree({ wanted, drift }: Difference): ModelsDiffer | undefined {
  return wanted.length + drift.length > 0 ? new ModelsDiffer(wanted.length, drift.length) : undefined
}

function section(title: string, statements: readonly Statement[]): string {
  if (statements.length === 0) return ''
  const lines = statements.flatMap(({ sql, comment, renameHint }) => [
    ...[renameHint, comment].filter((note) => note !== null).map((note) => `-- ${note.replace(/\s+/g, ' ')}`),
    `${sql};`,
  ])

  return `-- ${title}\n${lines.join('\n')}\n\n`
}
