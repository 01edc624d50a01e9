import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { type AsJson, json, withJson } from '../output/json.ts'

export function heads(db: Command, context: Context): void {
  withJson(db.command('heads').description(context.texts.db.heads), context).action((options: AsJson) =>
    printHeads(context, options),
  )
}

async function printHeads({ terminal }: Context, options: AsJson): Promise<void> {
  const { loadHistory } = await import('../../infrastructure/database/migrations/load.ts')
  const { head } = await loadHistory()
  if (options.json) return terminal.out(json({ heads: head === null ? [] : [head] }))
  if (head !== null) terminal.out(`${head} (head)\n`)
}
