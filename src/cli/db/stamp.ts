import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { withMigratingConnection } from './connection.ts'
import { standing } from './standing.ts'

export function stamp(db: Command, context: Context): void {
  const { texts } = context
  db.command('stamp')
    .description(texts.db.stamp)
    .argument('<target>', texts.db.target)
    .action((target: string) => stampAs(context, target))
}

async function stampAs(context: Context, target: string): Promise<void> {
  const { terminal, texts } = context
  const { loadHistory } = await import('../../infrastructure/database/migrations/load.ts')
  const runner = await import('../../infrastructure/database/migrations/runner.ts')
  const history = await loadHistory()
  const at = await withMigratingConnection(context, (connection) =>
    runner.stamp(connection, history, target, { log: (line) => terminal.out(`${line}\n`) }),
  )
  terminal.out(`${texts.db.stamped(standing(at, history, texts))}\n`)
}
