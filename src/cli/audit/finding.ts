import type { AuditFinding } from '../../domain/audit-finding.ts'
import type { Json } from '../../domain/exact-json.ts'
import type { Context } from '../context.ts'
import { cut, hang, plain } from '../output/width.ts'

/** One finding as a paragraph: which record, what is wrong with it. */
export function sayFinding(finding: AuditFinding, { terminal, texts }: Context): string {
  const where =
    'stream' in finding
      ? `${texts.words.record[finding.record]} ${finding.stream}: `
      : `${texts.audit.rules}: `

  return hang(`${terminal.paint('red', '✗')} `, plain(where + whatOf(finding, texts)), terminal.columns)
}

function whatOf(finding: AuditFinding, { audit }: Context['texts']): string {
  const { findings } = audit

  switch (finding.kind) {
    case 'journal_contradicts':
      return findings.journal_contradicts({
        ...finding,
        before: short(finding.before),
        from: short(finding.from),
      })
    case 'record_altered':
      return findings.record_altered({ ...finding, trail: short(finding.trail), found: short(finding.found) })
    case 'rule_broken':
      return findings.rule_broken(finding.position, finding.rule, audit.ruleSays[finding.rule])
    case 'schema_differs':
      return findings.schema_differs(cut(finding.difference, 200))
    case 'record_unreadable':
    case 'unreadable':
      return findings[finding.kind](cut(finding.says, 200))
    case 'record_too_large':
      return findings.record_too_large
    case 'guard_off':
      return findings.guard_off(finding)
    case 'event_missing':
    case 'event_altered':
    case 'event_too_large':
    case 'head_missing':
    case 'head_differs':
      return findings[finding.kind](finding)
    default:
      return findings[finding.kind](finding)
  }
}

function short(value: Json): string {
  return cut(JSON.stringify(value), 100)
}
