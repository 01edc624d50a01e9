import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { type Migrating, migrateTo } from './migrate.ts'

export function downgrade(db: Command, context: Context): void {
  const { texts } = context
  db.command('downgrade')
    .description(texts.db.downgrade)
    .argument('<target>', texts.db.target)
    .option('--sql', texts.db.sql)
    .action((target: string, options: Migrating) => migrateTo(context, 'downgrade', target, options))
}
