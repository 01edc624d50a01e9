import type { Objection } from '../../migrations/lint/objection.ts'
import type { Context } from '../context.ts'
import type { Moment } from '../entry.ts'
import { LintObjectionsOpen } from '../errors.ts'
import { hang } from '../output/width.ts'

export function objectionsDocument(objections: readonly Objection[], { context: { texts } }: Moment) {
  return { objections: objections.map((one) => ({ ...one, message: texts.db.objection(one) })) }
}

export function sayObjections(objections: readonly Objection[], context: Context): string {
  if (objections.length === 0) return context.texts.db.lintClean

  return objections.map((objection) => sayObjection(objection, context)).join('')
}

/** Those that no reason answers. */
export function mustBeAnswered(objections: readonly Objection[]): LintObjectionsOpen | undefined {
  const open = objections.filter(({ allowed }) => allowed === null).length

  return open > 0 ? new LintObjectionsOpen(open) : undefined
}

function sayObjection(objection: Objection, { terminal, texts: { db } }: Context): string {
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
