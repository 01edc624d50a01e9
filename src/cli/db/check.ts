import type { Command } from 'commander'
import type { Statement } from '../../migrations/diff/statement.ts'
import type { Context } from '../context.ts'
import { ModelsDiffer } from '../errors.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { withConnection } from './connection.ts'
import { type Difference, differenceOf } from './difference.ts'

export function check(db: Command, context: Context): void {
  withJson(db.command('check').description(context.texts.db.check), context).action((options: AsJson) =>
    printDifference(context, options),
  )
}

async function printDifference(context: Context, options: AsJson): Promise<void> {
  const { terminal, texts } = context
  const { ownHistory } = await import('../../infrastructure/database/own-history.ts')
  const history = await ownHistory()
  const found = await withConnection(context, (sql) => differenceOf(sql, history))
  const agree = found.wanted.length === 0 && found.drift.length === 0
  if (options.json) terminal.out(json({ agree, ...found }))
  else terminal.out(agree ? `${texts.db.agree}\n` : told(found, context))
  if (!agree) throw new ModelsDiffer(found.wanted.length, found.drift.length)
}

function told({ wanted, drift, undo }: Difference, { texts: { db } }: Context): string {
  return section(db.drifted, drift) + section(db.undo, undo) + section(db.wanted, wanted)
}

function section(title: string, statements: readonly Statement[]): string {
  if (statements.length === 0) return ''
  const lines = statements.flatMap(({ sql, comment, renameHint }) => [
    ...[renameHint, comment].filter((note) => note !== null).map((note) => `-- ${note.replace(/\s+/g, ' ')}`),
    `${sql};`,
  ])

  return `-- ${title}\n${lines.join('\n')}\n\n`
}
