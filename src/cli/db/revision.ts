import type { Command } from 'commander'
import type { Drift } from '../../migrations/autogenerate/drift.ts'
import type { History } from '../../migrations/history.ts'
import type { Context } from '../context.ts'
import { withConnection } from './connection.ts'
import { historyIn, type InFolder, sourceFolder, withFolder } from './folder.ts'

interface Writing extends InFolder {
  message: string
  autogenerate?: true
}

export function revision(db: Command, context: Context): void {
  const { texts } = context
  withFolder(db.command('revision').description(texts.db.revision), context)
    .requiredOption('-m, --message <text>', texts.db.message)
    .option('--autogenerate', texts.db.autogenerate)
    .action((options: Writing) => writeNew(context, options))
}

async function writeNew(context: Context, options: Writing): Promise<void> {
  const { terminal, texts, now } = context
  const writing = await import('../../migrations/autogenerate/write-revision.ts')
  const { NothingDiffers } = await import('../../migrations/autogenerate/errors.ts')
  const { objectionsOf } = await import('../../migrations/lint/statements.ts')
  const folder = await sourceFolder(options)
  const history = await historyIn(options)
  const drift = options.autogenerate ? await driftIn(context, history) : undefined
  const statements = drift ? { statements: drift.wanted } : {}
  try {
    const { message } = options
    const { file } = await writing.writeRevision({ folder, message, history, now: now(), ...statements })
    terminal.out(`${texts.db.wrote(file)}\n`)
    if (drift) terminal.out(`${texts.db.lintFound((await objectionsOf(drift.wanted, history)).length)}\n`)
  } catch (error) {
    if (!(error instanceof NothingDiffers)) throw error
    terminal.out(`${texts.db.nothingDiffers}\n`)
  }
  if (drift && drift.made.length > 0) terminal.err(`${texts.db.driftLeftOut(drift.made.length)}\n`)
}

async function driftIn(context: Context, history: History): Promise<Drift> {
  const { mustBeAtHead } = await import('../../migrations/at-head.ts')
  const { driftOf } = await import('../../migrations/autogenerate/drift.ts')
  const { ownModels } = await import('../../infrastructure/database/own-models.ts')

  return withConnection(context, async (sql) => {
    await mustBeAtHead(sql, history)

    return driftOf(sql, history, ownModels)
  })
}
