import type { Command } from 'commander'
import type { Finding } from '../../migrations/lint/finding.ts'
import type { Context } from '../context.ts'
import { LintFindingsOpen } from '../errors.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { hang } from '../output/width.ts'
import { historyIn, type InFolder, withFolder } from './folder.ts'

export function lint(db: Command, context: Context): void {
  withFolder(withJson(db.command('lint').description(context.texts.db.lint), context), context).action(
    (options: AsJson & InFolder) => printFindings(context, options),
  )
}

async function printFindings(context: Context, options: AsJson & InFolder): Promise<void> {
  const { terminal, texts } = context
  const migrations = await import('../../migrations/lint/lint.ts')
  const findings = await migrations.lint(await historyIn(options))
  const open = findings.filter(({ allowed }) => allowed === null).length
  if (options.json)
    terminal.out(json({ findings: findings.map((one) => ({ ...one, message: texts.db.finding(one) })) }))
  else if (findings.length === 0) terminal.out(`${texts.db.lintClean}\n`)
  else for (const finding of findings) terminal.out(told(finding, context))
  if (open > 0) throw new LintFindingsOpen(open)
}

function told(finding: Finding, { terminal, texts: { db } }: Context): string {
  const { code, severity, revision, direction, statement, allowed } = finding
  const style = allowed !== null ? 'dim' : severity === 'error' ? 'red' : 'yellow'
  const head = terminal.paint(style, `${code} ${db.severity[severity]}`)
  const lines = [
    `${head}  ${revision} ${direction}`,
    hang('  ', db.finding(finding), terminal.columns),
    hang('  > ', statement, terminal.columns),
    ...(allowed === null ? [] : [hang('  ', db.allowedBecause(allowed), terminal.columns)]),
  ]

  return `${lines.join('\n')}\n\n`
}
