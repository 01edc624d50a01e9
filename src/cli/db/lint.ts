import type { Command } from 'commander'
import type { Objection } from '../../migrations/lint/objection.ts'
import type { Context } from '../context.ts'
import { LintObjectionsOpen } from '../errors.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { hang } from '../output/width.ts'
import { historyIn, type InFolder, withFolder } from './folder.ts'

export function lint(db: Command, context: Context): void {
  withFolder(withJson(db.command('lint').description(context.texts.db.lint), context), context).action(
    (options: AsJson & InFolder) => printObjections(context, options),
  )
}

async function printObjections(context: Context, options: AsJson & InFolder): Promise<void> {
  const { terminal, texts } = context
  const migrations = await import('../../migrations/lint/lint.ts')
  const objections = await migrations.lint(await historyIn(options))
  const open = objections.filter(({ allowed }) => allowed === null).length
  if (options.json)
    terminal.out(
      json({ objections: objections.map((one) => ({ ...one, message: texts.db.objection(one) })) }),
    )
  else if (objections.length === 0) terminal.out(`${texts.db.lintClean}\n`)
  else for (const objection of objections) terminal.out(told(objection, context))
  if (open > 0) throw new LintObjectionsOpen(open)
}

function told(objection: Objection, { terminal, texts: { db } }: Context): string {
  const { code, severity, revision, direction, statement, allowed } = objection
  const style = allowed !== null ? 'dim' : severity === 'error' ? 'red' : 'yellow'
  const head = terminal.paint(style, `${code} ${db.severity[severity]}`)
  const lines = [
    `${head}  ${revision} ${direction}`,
    hang('  ', db.objection(objection), terminal.columns),
    hang('  > ', statement, terminal.columns),
    ...(allowed === null ? [] : [hang('  ', db.allowedBecause(allowed), terminal.columns)]),
  ]

  return `${lines.join('\n')}\n\n`
}
