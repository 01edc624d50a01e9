import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { withExamples } from '../help.ts'
import { exportTrail } from './export.ts'
import { show } from './show.ts'
import { verify } from './verify.ts'

const commands = [verify, show, exportTrail]

/** `tenken audit …`: who changed what, when and why, and whether that is still so. */
export function auditCommands(program: Command, context: Context): void {
  const audit = program.command('audit').description(context.texts.audit.description)
  for (const command of commands) command(audit, context)
  withExamples(audit, context, [
    'tenken audit verify',
    'tenken audit verify --since 2026-11-01',
    'tenken audit show 1a2b3c4d',
    'tenken audit show sato@example.com',
    'tenken audit export --to 2026-11.jsonl --sign audit-key.pem',
    'tenken audit verify --against 2026-11.jsonl --key audit-key.pub.pem',
  ])
}
