import type { Verification } from '../../application/audit/verification.ts'
import type { Context } from '../context.ts'
import { localTime } from '../output/time.ts'
import { sayFinding } from './finding.ts'

/** That the trail is unbroken, or each thing that is wrong with it. */
export function sayVerification(
  { events, records, takenOver, count, findings }: Verification,
  context: Context,
): string {
  const { terminal, texts } = context
  const begun = takenOver ? [texts.audit.takenOver(takenOver.records, localTime(takenOver.since))] : []
  if (count === 0)
    return [terminal.paint('green', texts.audit.unbroken(events, records)), ...begun].join('\n')
  const lines = findings.map((finding) => sayFinding(finding, context))
  if (count > findings.length) lines.push(texts.audit.moreFindings(count - findings.length))

  return [...lines, texts.audit.broken(events, records, count), ...begun].join('\n')
}
