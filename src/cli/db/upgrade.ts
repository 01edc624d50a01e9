import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { type Migrating, migrateTo } from './migrate.ts'

export function upgrade(db: Command, context: Context): void {
  const { texts } = context
  db.command('upgrade')
    .description(texts.db.upgrade)
    .argument('[target]', texts.db.target, 'head')
    .option('--sql', texts.db.sql)
    .action((target: string, options: Migrating) => migrateTo(context, 'upgrade', target, options))
}
