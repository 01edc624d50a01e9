import type { Command } from 'commander'
import { checkExport, headsIn } from '../../application/audit/export-reading.ts'
import { type Verification, verifyTrail } from '../../application/audit/verification.ts'
import type { Context } from '../context.ts'
import { withRecords } from '../database.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { TrailBroken } from './errors.ts'
import { EventBar } from './event-bar.ts'
import { sayFinding } from './finding.ts'
import { signatureCheck } from './keys.ts'
import { linesOf } from './lines.ts'
import { since } from './since.ts'

interface Checking extends AsJson {
  since?: Date
  against?: string
  key?: string
}

export function verify(audit: Command, context: Context): void {
  const texts = context.texts.audit
  const command = audit
    .command('verify')
    .description(texts.verify)
    .option('--since <time>', texts.verifySince, since)
    .option('--against <file>', texts.against)
    .option('--key <file>', texts.key)
  withJson(command, context).action((options: Checking) => print(context, options))
}

async function print(context: Context, options: Checking): Promise<void> {
  const { terminal } = context
  const { against, key } = options
  const earlier = against === undefined ? undefined : { source: against, lines: () => linesOf(against) }
  if (earlier) await checkExport(earlier, key === undefined ? undefined : await signatureCheck(key))
  const bar = new EventBar(context)
  const verification = await withRecords(context, (database) =>
    database.session(
      (db) =>
        verifyTrail(db, { since: options.since, heads: earlier && headsIn(earlier), progress: bar.draw }),
      // What is read once cannot be read again from the middle.
      { isolation: 'repeatable read', readOnly: true, retries: 0 },
    ),
  ).finally(() => bar.clear())
  const { count } = verification
  terminal.out(options.json ? json({ unbroken: count === 0, ...verification }) : told(verification, context))
  if (count > 0) throw new TrailBroken(count)
}

function told({ events, records, count, findings }: Verification, context: Context): string {
  const { terminal, texts } = context
  if (count === 0) return `${terminal.paint('green', texts.audit.unbroken(events, records))}\n`
  const lines = findings.map((finding) => sayFinding(finding, context))
  if (count > findings.length) lines.push(texts.audit.moreFindings(count - findings.length))

  return `${[...lines, texts.audit.broken(events, records, count)].join('\n')}\n`
}
