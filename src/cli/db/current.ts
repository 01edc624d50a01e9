import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { withConnection } from './connection.ts'
import { standing } from './standing.ts'
import { verbose } from './verbose.ts'

interface Looking extends AsJson {
  verbose?: true
  checkHeads?: true
}

export function current(db: Command, context: Context): void {
  const { texts } = context
  withJson(db.command('current').description(texts.db.current), context)
    .option('-v, --verbose', texts.db.verbose)
    .option('--check-heads', texts.db.checkHeads)
    .action((options: Looking) => printCurrent(context, options))
}

async function printCurrent(context: Context, options: Looking): Promise<void> {
  const { terminal, texts } = context
  const { NotAtHead } = await import('../../migrations/errors.ts')
  const { ownHistory } = await import('../../infrastructure/database/own-history.ts')
  const { currentRevision } = await import('../../migrations/version-table.ts')
  const history = await ownHistory()
  const at = await withConnection(context, currentRevision)
  const revision = history.revisions.find((one) => one.revision === at)
  if (options.json) terminal.out(json({ current: at, head: history.head, atHead: at === history.head }))
  else if (options.verbose && revision) terminal.out(verbose(revision, history, texts))
  else terminal.out(`${standing(at, history, texts)}\n`)
  if (options.checkHeads && at !== history.head) throw new NotAtHead(at, history.head)
  if (at === null && !options.json) terminal.err(`${texts.db.nothingRun}\n`)
}
