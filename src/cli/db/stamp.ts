import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { withMigratingConnection } from './connection.ts'
import { standing } from './standing.ts'

interface Stamping {
  purge?: true
  sql?: true
}

export function stamp(db: Command, context: Context): void {
  const { texts } = context
  db.command('stamp')
    .description(texts.db.stamp)
    .argument('<target>', texts.db.target)
    .option('--purge', texts.db.purge)
    .option('--sql', texts.db.sql)
    .action((target: string, options: Stamping) => stampAs(context, target, options))
}

async function stampAs(context: Context, target: string, { purge, sql }: Stamping): Promise<void> {
  const { terminal, texts } = context
  const { ownHistory } = await import('../../infrastructure/database/own-history.ts')
  const { offlineStampSql } = await import('../../migrations/offline.ts')
  const runner = await import('../../migrations/runner.ts')
  const history = await ownHistory()
  if (sql) return terminal.out(offlineStampSql(history, target))
  const options = { log: (line: string) => terminal.out(`${line}\n`), ...(purge ? { purge } : {}) }
  const at = await withMigratingConnection(context, (connection) =>
    runner.stamp(connection, history, target, options),
  )
  terminal.out(`${texts.db.stamped(standing(at, history, texts))}\n`)
}
