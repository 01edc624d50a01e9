import { importingUser } from '../../application/imports.ts'
import { isCoded } from '../../domain/errors.ts'
import type { IfChanged } from '../../domain/importing.ts'
import type { Database } from '../../infrastructure/database/database.ts'
import type { Moment } from '../entry.ts'
import { ImportIncomplete, Interrupted } from '../errors.ts'
import { Progress } from '../output/progress.ts'
import { tell } from '../report-error.ts'
import { type Import, importFile, type Outcome } from './import-file.ts'
import { sayAgainst, sayImported, sayRefused } from './import-report.ts'
import type { Source } from './source.ts'

interface Given {
  sources: readonly Source[]
  dryRun: true | undefined
  publish: true | undefined
  revise: true | undefined
  new: true | undefined
  despiteChanges: true | undefined
  despiteUnplaced: true | undefined
  unplaced: true | undefined
}

interface Scope extends Moment {
  database: Database
  email: string
}

/**
 * One file after the other, each whole or not at all, and told of as it is done; one that cannot be imported stands in
 * nobody's way. Ctrl+C ends it between two files.
 */
export async function importAll(scope: Scope, given: Given): Promise<Outcome> {
  const { context, database, email } = scope
  const as = given.publish ? 'effective' : 'draft'
  const author = await database.session((db) => importingUser(db, email, as), { readOnly: true })
  const { dryRun, despiteUnplaced } = given
  const run = {
    author,
    as,
    ifChanged: ifChanged(given),
    changesOfOthers: given.despiteChanges ? 'undone' : 'kept',
    dryRun,
    despiteUnplaced,
  } as const

  return context.interruptible((signal) => importEach(scope, given, { run, signal }))
}

interface Run {
  run: Omit<Import, 'at'>
  signal: AbortSignal
}

async function importEach(scope: Scope, given: Given, { run, signal }: Run): Promise<Outcome> {
  const { context, database, json } = scope
  const { sources } = given
  const outcome: Outcome = { imported: [], skipped: [], failed: [] }
  const progress = new Progress(context.terminal, json ? 0 : sources.length)
  const say = (text: string, to: 'out' | 'err') => {
    progress.clear()
    if (!json) context.terminal[to](text)
  }
  for (const source of sources) {
    if (signal.aborted) break
    const { path } = source
    progress.start(path)
    try {
      const imported = await importFile(source, database, { ...run, at: context.now() })
      outcome[imported.outcome === 'unchanged' ? 'skipped' : 'imported'].push(imported)
      say(sayImported(imported, context, given), 'out')
    } catch (error) {
      if (!isOfFileAlone(error)) throw error
      outcome.failed.push({ path, error })
      say((sources.length > 1 ? sayRefused : sayAgainst)(path, error, context), 'err')
    }
  }
  progress.clear()

  return outcome
}

/** What is wrong with one file is told, and the next one is read; a lost database or a bug ends the import. */
function isOfFileAlone(error: unknown): boolean {
  return isCoded(error) && error.kind !== 'unavailable' && error.kind !== 'bug'
}

function ifChanged({ revise, new: asNew }: Given): IfChanged {
  if (revise) return 'revise'

  return asNew ? 'new' : 'ask'
}

export function importDocument({ imported, skipped, failed }: Outcome, { context }: Moment) {
  return {
    imported,
    skipped: skipped.flatMap(({ path, id, version, status, title }) =>
      id === null || version === null || status === null ? [] : [{ path, id, version, status, title }],
    ),
    failed: failed.map(({ path, error }) => ({ path, error: tell(error, context) })),
  }
}

/** Why not every file was imported: Ctrl+C, or what is wrong with it; undefined where every one is on record. */
export function importFailure({ imported, skipped, failed }: Outcome, { sources }: Given): unknown {
  const done = imported.length + skipped.length + failed.length
  if (done < sources.length) return new Interrupted(done, sources.length)
  const [first] = failed
  if (!first || sources.length === 1) return first?.error
  const paths = failed.map(({ path }) => path)

  return new ImportIncomplete(paths, imported.length + skipped.length)
}
