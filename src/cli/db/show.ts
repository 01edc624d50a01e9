import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { facts, verbose } from './verbose.ts'

export function show(db: Command, context: Context): void {
  const { texts } = context
  withJson(db.command('show').description(texts.db.show), context)
    .argument('<revision>', texts.db.oneRevision)
    .action((target: string, options: AsJson) => printRevision(context, target, options))
}

async function printRevision({ terminal, texts }: Context, target: string, options: AsJson): Promise<void> {
  const { ownHistory } = await import('../../infrastructure/database/own-history.ts')
  const { RevisionNotFound } = await import('../../migrations/errors.ts')
  const history = await ownHistory()
  const revision = history.revisions[history.resolve(target, null)]
  if (!revision) throw new RevisionNotFound(target)
  terminal.out(options.json ? json(facts(revision, history)) : verbose(revision, history, texts))
}
