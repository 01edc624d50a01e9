import type { Command } from 'commander'
import { type Exporting, exportTrail as linesOfTrail } from '../../application/audit/export.ts'
import type { Context } from '../context.ts'
import { withRecords } from '../database.ts'
import { ExportInterrupted } from './errors.ts'
import { EventBar } from './event-bar.ts'
import { signer } from './keys.ts'
import { writeWhole } from './new-file.ts'
import { since } from './since.ts'

interface Options {
  to?: string
  since?: Date
  sign?: string
  headsOnly?: true
  force?: true
}

export function exportTrail(audit: Command, context: Context): void {
  const texts = context.texts.audit
  audit
    .command('export')
    .description(texts.export)
    .option('-o, --to <file>', texts.to)
    .option('--force', texts.force)
    .option('--since <time>', texts.exportSince, since)
    .option('--heads-only', texts.headsOnly)
    .option('--sign <file>', texts.sign)
    .action((options: Options) => writeOut(context, options))
}

async function writeOut(context: Context, options: Options): Promise<void> {
  const { terminal, texts } = context
  const { to, force } = options
  const exporting: Exporting = {
    at: context.now(),
    since: options.since,
    what: options.headsOnly ? 'heads' : 'everything',
    sign: options.sign === undefined ? undefined : await signer(options.sign),
  }
  if (to === undefined) return toReader(context, exporting)
  const bar = new EventBar(context)
  await context
    .interruptible((signal) =>
      writeWhole({ path: to, force }, (append) =>
        eachPiece(context, { ...exporting, progress: bar.draw }, async (text) => {
          if (signal.aborted) throw new ExportInterrupted(to)
          await append(text)

          return 'go on'
        }),
      ),
    )
    .finally(() => bar.clear())
  terminal.err(`${texts.audit.exported(to)}\n`)
}

/** A reader that goes away ends the export, not the program. */
function toReader(context: Context, exporting: Exporting): Promise<void> {
  const { terminal } = context

  return eachPiece(context, exporting, async (text) => {
    await terminal.flow(text)

    return terminal.closed ? 'stop' : 'go on'
  })
}

function eachPiece(
  context: Context,
  exporting: Exporting,
  take: (text: string) => Promise<'go on' | 'stop'>,
): Promise<void> {
  return withRecords(context, (database) =>
    database.session(
      async (db) => {
        for await (const text of linesOfTrail(db, exporting)) {
          if ((await take(text)) === 'stop') return
        }
      },
      // What is written cannot be taken back.
      { isolation: 'repeatable read', readOnly: true, retries: 0 },
    ),
  )
}
