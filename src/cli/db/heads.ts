import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { verbose } from './verbose.ts'

interface Verbose {
  verbose?: true
}

export function heads(db: Command, context: Context): void {
  const { texts } = context
  withJson(db.command('heads').description(texts.db.heads), context)
    .option('-v, --verbose', texts.db.verbose)
    .action((options: AsJson & Verbose) => printHeads(context, options))
}

async function printHeads({ terminal, texts }: Context, options: AsJson & Verbose): Promise<void> {
  const { ownHistory } = await import('../../infrastructure/database/own-history.ts')
  const history = await ownHistory()
  const head = history.revisions.at(-1)
  if (options.json) return terminal.out(json({ heads: head ? [head.revision] : [] }))
  if (!head) return
  terminal.out(options.verbose ? verbose(head, history, texts) : `${head.revision} (head)\n`)
}
