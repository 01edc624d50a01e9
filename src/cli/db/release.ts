import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { historyIn, type InFolder, sourceFolder, withFolder } from './folder.ts'

export function release(db: Command, context: Context): void {
  const { texts } = context
  withFolder(db.command('release').description(texts.db.release), context)
    .argument('[revision]', texts.db.oneRevision, 'head')
    .action((target: string, options: InFolder) => releaseUpTo(context, target, options))
}

async function releaseUpTo(context: Context, target: string, options: InFolder): Promise<void> {
  const { terminal, texts } = context
  const migrations = await import('../../migrations/release/release.ts')
  const history = await historyIn(options)
  const { revisions } = await migrations.release(await sourceFolder(options), history, target)
  for (const revision of revisions) terminal.out(`${texts.db.released(revision)}\n`)
  if (revisions.length === 0) terminal.out(`${texts.db.nothingToRelease}\n`)
}
