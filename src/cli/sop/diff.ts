import type { Command } from 'commander'
import { sopReferredTo } from '../../application/references.ts'
import { type Comparison, compareVersions, compareWithVersionBefore } from '../../application/sop-versions.ts'
import { countsOf } from '../../domain/version-difference.ts'
import type { Context } from '../context.ts'
import { type Session, withRecords } from '../database.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { plain } from '../output/width.ts'
import { headOf } from './change-version.ts'
import { sayDifference } from './difference-report.ts'

export function diff(sop: Command, context: Context): void {
  const { texts } = context
  const command = sop
    .command('diff')
    .description(texts.sop.diff)
    .argument('<from>', texts.sop.diffFrom)
    .argument('[to]', texts.sop.diffTo)
  withJson(command, context).action((from: string, to: string | undefined, options: AsJson) =>
    printDifference(context, [from, to], options),
  )
}

async function printDifference(
  context: Context,
  [from, to]: [string, string | undefined],
  options: AsJson,
): Promise<void> {
  const { terminal } = context
  const comparison = await withRecords(context, (database) =>
    database.session((db) => compare(db, from, to), { readOnly: true }),
  )
  terminal.out(options.json ? json(documentOf(comparison)) : sayComparison(comparison, context))
}

/** Two versions that are named; or one with the one before it, where a title means the draft. */
async function compare(db: Session, from: string, to: string | undefined): Promise<Comparison> {
  if (to === undefined) return compareWithVersionBefore(db, await sopReferredTo(db, from, 'draft'))

  return compareVersions(db, await sopReferredTo(db, from), await sopReferredTo(db, to, 'draft'))
}

function documentOf({ from, to, difference }: Comparison) {
  return { from: headOf(from), to: headOf(to), ...difference, counts: countsOf(difference) }
}

function sayComparison({ from, to, difference }: Comparison, context: Context): string {
  const { terminal, texts } = context
  const [older, newer] = [from, to].map(({ version, status }) =>
    texts.sop.versionIs(version, texts.words.version[status]),
  )
  const head = `${terminal.paint('bold', plain(to.title))}\n${older} → ${newer}\n`

  return `${head}${sayDifference(difference, context)}`
}
