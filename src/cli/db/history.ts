import type { Command } from 'commander'
import { TenkenError } from '../../domain/errors.ts'
import type { Context } from '../context.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { withConnection } from './connection.ts'

export function history(db: Command, context: Context): void {
  withJson(db.command('history').description(context.texts.db.history), context).action((options: AsJson) =>
    printHistory(context, options),
  )
}

async function printHistory(context: Context, options: AsJson): Promise<void> {
  const { terminal } = context
  const { loadHistory } = await import('../../infrastructure/database/migrations/load.ts')
  const { revisions, head } = await loadHistory()
  const at = await currentIfKnown(context)
  const items = revisions.toReversed().map(({ revision, downRevision, message }) => ({
    revision,
    downRevision,
    message,
    head: revision === head,
    current: at === undefined ? null : revision === at,
  }))
  if (options.json) return terminal.out(json({ revisions: items }))
  for (const item of items) {
    const marks = `${item.head ? ' (head)' : ''}${item.current ? ' (current)' : ''}`
    terminal.out(`${item.downRevision ?? '<base>'} -> ${item.revision}${marks}, ${item.message}\n`)
  }
}

/** The history can be read without a database; then nothing is marked as current, and a line says why. */
async function currentIfKnown(context: Context): Promise<string | null | undefined> {
  const { currentRevision } = await import('../../infrastructure/database/migrations/version-table.ts')
  try {
    return await withConnection(context, currentRevision)
  } catch (error) {
    if (!(error instanceof TenkenError) || error.kind !== 'unavailable') throw error
    context.terminal.err(`${context.texts.db.currentUnknown(context.texts.sayError(error))}\n`)

    return undefined
  }
}
