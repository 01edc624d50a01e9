import type { Command } from 'commander'
import { isCoded } from '../../domain/errors.ts'
import type { Context } from '../context.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { withConnection } from './connection.ts'
import { facts, verbose } from './verbose.ts'

interface Listing extends AsJson {
  revRange?: string
  verbose?: true
}

export function history(db: Command, context: Context): void {
  const { texts } = context
  withJson(db.command('history').description(texts.db.history), context)
    .option('-r, --rev-range <from:to>', texts.db.range)
    .option('-v, --verbose', texts.db.verbose)
    .option('-i, --indicate-current', texts.db.indicate)
    .action((options: Listing) => printHistory(context, options))
}

async function printHistory(context: Context, options: Listing): Promise<void> {
  const { terminal, texts } = context
  const { ownHistory } = await import('../../infrastructure/database/own-history.ts')
  const line = await ownHistory()
  const at = await currentIfKnown(context)
  const revisions = line.range(options.revRange ?? ':', at ?? null)
  const newestFirst = revisions.toReversed()
  if (options.json) {
    const items = newestFirst.map((one) => ({
      ...facts(one, line),
      current: at === undefined ? null : one.revision === at,
    }))

    return terminal.out(json({ revisions: items }))
  }
  for (const revision of newestFirst) {
    if (options.verbose) terminal.out(verbose(revision, line, texts))
    else terminal.out(`${summary(revision, line.head, at)}\n`)
  }
}

function summary(
  { revision, downRevision, message }: { revision: string; downRevision: string | null; message: string },
  head: string | null,
  current: string | null | undefined,
): string {
  const marks = `${revision === head ? ' (head)' : ''}${revision === current ? ' (current)' : ''}`

  return `${downRevision ?? '<base>'} -> ${revision}${marks}, ${message}`
}

/** The history can be read without a database; then nothing is marked as current, and a line says why. */
async function currentIfKnown(context: Context): Promise<string | null | undefined> {
  const { currentRevision } = await import('../../migrations/version-table.ts')
  try {
    return await withConnection(context, currentRevision)
  } catch (error) {
    if (!isCoded(error) || error.kind !== 'unavailable') throw error
    context.terminal.err(`${context.texts.db.currentUnknown(context.texts.sayError(error))}\n`)

    return undefined
  }
}
