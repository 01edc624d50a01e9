import type { RecordTrail } from '../../application/work-records.ts'
import { sayFinding } from '../audit/finding.ts'
import type { Context } from '../context.ts'

/** '23 events of the work and 4 of its SOP, unbroken' */
export function sayTrail({ unbroken, work, sop }: RecordTrail, { texts }: Context): string {
  return unbroken
    ? texts.work.trailUnbroken(work.events, sop.events)
    : texts.work.trailBroken(work.events, sop.events)
}

/** What is wrong, a paragraph each; nothing where the trail is unbroken. */
export function sayFindings({ unbroken, work, sop }: RecordTrail, context: Context): string {
  if (unbroken) return ''

  return [...work.findings, ...sop.findings].map((finding) => `${sayFinding(finding, context)}\n`).join('')
}
