import type { Command } from 'commander'
import { type ImportedAs, importingUser } from '../../application/imports.ts'
import { isCoded } from '../../domain/errors.ts'
import type { User } from '../../domain/user.ts'
import type { Database } from '../../infrastructure/database/database.ts'
import { type ActingAs, actingEmail, withActingUser } from '../acting-user.ts'
import type { Context } from '../context.ts'
import { withRecords } from '../database.ts'
import { ImportIncomplete, Interrupted } from '../errors.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { Progress } from '../output/progress.ts'
import { tell } from '../report-error.ts'
import { type Imported, importFile } from './import-file.ts'
import { filesToImport } from './import-files.ts'
import { sayImported, sayRefused } from './import-report.ts'

interface Importing extends ActingAs, AsJson {
  dryRun?: true
  publish?: true
  unplaced?: true
}

export function importSops(sop: Command, context: Context): void {
  const { texts } = context
  const command = sop
    .command('import')
    .description(texts.sop.import)
    .argument('<file...>', texts.sop.files)
    .option('--dry-run', texts.sop.dryRun)
    .option('--publish', texts.sop.publishAtOnce)
    .option('--unplaced', texts.sop.showUnplaced)
  withJson(withActingUser(command, context), context).action((paths: string[], options: Importing) =>
    importAll(context, paths, options),
  )
}

type Failed = { path: string; error: unknown }

interface Outcome {
  imported: Imported[]
  failed: Failed[]
}

async function importAll(context: Context, paths: readonly string[], options: Importing): Promise<void> {
  const email = actingEmail(options, context)
  const files = await filesToImport(paths)
  const { imported, failed } = await withRecords(context, async (database) => {
    const as = options.publish ? 'effective' : 'draft'
    const author = await database.session((db) => importingUser(db, email, as), { readOnly: true })

    return context.interruptible((signal) =>
      importEach({ context, as, options, database, author, files, signal }),
    )
  })
  if (options.json) context.terminal.out(json(documentOf({ imported, failed }, context)))
  const done = imported.length + failed.length
  if (done < files.length) throw new Interrupted(done, files.length)
  const [first] = failed
  if (first) throw files.length === 1 ? first.error : incomplete({ imported, failed })
}

interface Run {
  context: Context
  as: ImportedAs
  options: Importing
  database: Database
  author: User
  files: readonly string[]
  signal: AbortSignal
}

/** One after the other, each in a transaction of its own; a file that cannot be read stands in nobody's way. */
async function importEach({ context, files, signal, ...run }: Run): Promise<Outcome> {
  const { terminal } = context
  const outcome: Outcome = { imported: [], failed: [] }
  const progress = new Progress(terminal, run.options.json ? 0 : files.length)
  const say = (text: string, to: 'out' | 'err') => {
    progress.clear()
    terminal[to](text)
  }
  for (const path of files) {
    if (signal.aborted) break
    progress.start(path)
    try {
      const imported = await importFile({ context, path, ...run })
      outcome.imported.push(imported)
      if (!run.options.json) say(sayImported(imported, context, run.options), 'out')
    } catch (error) {
      if (!isOfFileAlone(error)) throw error
      outcome.failed.push({ path, error })
      if (files.length > 1 && !run.options.json) say(sayRefused(path, error, context), 'err')
    }
  }
  progress.clear()

  return outcome
}

/** What is wrong with one file is told, and the next one is read; a lost database or a bug ends the import. */
function isOfFileAlone(error: unknown): boolean {
  return isCoded(error) && error.kind !== 'unavailable' && error.kind !== 'bug'
}

function incomplete({ imported, failed }: Outcome): ImportIncomplete {
  return new ImportIncomplete(
    failed.map(({ path }) => path),
    imported.length,
  )
}

function documentOf({ imported, failed }: Outcome, context: Context) {
  return {
    imported,
    failed: failed.map(({ path, error }) => ({ path, error: tell(error, context) })),
  }
}
