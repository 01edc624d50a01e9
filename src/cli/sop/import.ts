import { type ImportedAs, importingUser } from '../../application/imports.ts'
import { isCoded } from '../../domain/errors.ts'
import type { User } from '../../domain/user.ts'
import type { Database } from '../../infrastructure/database/database.ts'
import type { Moment } from '../entry.ts'
import { ImportIncomplete, Interrupted } from '../errors.ts'
import { Progress } from '../output/progress.ts'
import { tell } from '../report-error.ts'
import { type Imported, importFile } from './import-file.ts'
import { sayImported, sayRefused } from './import-report.ts'

interface Given {
  files: readonly string[]
  dryRun: true | undefined
  publish: true | undefined
  despiteUnplaced: true | undefined
  unplaced: true | undefined
}

interface Scope extends Moment {
  database: Database
  email: string
}

interface Outcome {
  imported: Imported[]
  failed: { path: string; error: unknown }[]
}

/**
 * One file after the other, each whole or not at all, and told of as it is done; one that cannot be imported stands in
 * nobody's way. Ctrl+C ends it between two files.
 */
export async function importAll(scope: Scope, given: Given): Promise<Outcome> {
  const { context, database, email } = scope
  const as = given.publish ? 'effective' : 'draft'
  const author = await database.session((db) => importingUser(db, email, as), { readOnly: true })

  return context.interruptible((signal) => importEach(scope, given, { author, as, signal }))
}

interface Run {
  author: User
  as: ImportedAs
  signal: AbortSignal
}

async function importEach(scope: Scope, given: Given, { signal, ...run }: Run): Promise<Outcome> {
  const { context, database, json } = scope
  const { files, dryRun, despiteUnplaced } = given
  const outcome: Outcome = { imported: [], failed: [] }
  const progress = new Progress(context.terminal, json ? 0 : files.length)
  const say = (text: string, to: 'out' | 'err') => {
    progress.clear()
    if (!json) context.terminal[to](text)
  }
  for (const path of files) {
    if (signal.aborted) break
    progress.start(path)
    try {
      const imported = await importFile(path, database, {
        ...run,
        dryRun,
        despiteUnplaced,
        at: context.now(),
      })
      outcome.imported.push(imported)
      say(sayImported(imported, context, given), 'out')
    } catch (error) {
      if (!isOfFileAlone(error)) throw error
      outcome.failed.push({ path, error })
      if (files.length > 1) say(sayRefused(path, error, context), 'err')
    }
  }
  progress.clear()

  return outcome
}

/** What is wrong with one file is told, and the next one is read; a lost database or a bug ends the import. */
function isOfFileAlone(error: unknown): boolean {
  return isCoded(error) && error.kind !== 'unavailable' && error.kind !== 'bug'
}

export function importDocument({ imported, failed }: Outcome, { context }: Moment) {
  return {
    imported,
    failed: failed.map(({ path, error }) => ({ path, error: tell(error, context) })),
  }
}

/** Why not every file was imported: Ctrl+C, or what is wrong with it; undefined where every one was. */
export function importFailure({ imported, failed }: Outcome, { files }: Pick<Given, 'files'>): unknown {
  const done = imported.length + failed.length
  if (done < files.length) return new Interrupted(done, files.length)
  const [first] = failed
  if (!first || files.length === 1) return first?.error
  const paths = failed.map(({ path }) => path)

  return new ImportIncomplete(paths, imported.length)
}
