import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { withConnection } from './connection.ts'
import { standing } from './standing.ts'

export function current(db: Command, context: Context): void {
  withJson(db.command('current').description(context.texts.db.current), context).action((options: AsJson) =>
    printCurrent(context, options),
  )
}

async function printCurrent(context: Context, options: AsJson): Promise<void> {
  const { terminal, texts } = context
  const { loadHistory } = await import('../../infrastructure/database/migrations/load.ts')
  const { currentRevision } = await import('../../infrastructure/database/migrations/version-table.ts')
  const history = await loadHistory()
  const at = await withConnection(context, currentRevision)
  if (options.json) {
    return terminal.out(json({ current: at, head: history.head, atHead: at === history.head }))
  }
  terminal.out(`${standing(at, history, texts)}\n`)
  if (at === null) terminal.err(`${texts.db.nothingRun}\n`)
}
