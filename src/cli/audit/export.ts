import { type Exporting, exportTrail } from '../../application/audit/export.ts'
import type { Context } from '../context.ts'
import type { Session } from '../database.ts'
import { writeOut } from '../output/write-out.ts'
import { ExportInterrupted } from './errors.ts'
import { withEventBar } from './event-bar.ts'

interface Target {
  context: Context
  /** Whatever can be written to; stdout unless given. */
  to: string | undefined
  force: true | undefined
}

/** Writes the trail to whatever was named, into a file whole or not at all, or to whoever reads stdout for as long as they do. */
export async function writeTrail(db: Session, exporting: Exporting, target: Target): Promise<void> {
  const { context, to, force } = target
  if (to === undefined || to === '-') return toReader(db, exporting, context)
  await withEventBar(context, (progress) =>
    context.interruptible((signal) =>
      writeOut({ path: to, force, terminal: context.terminal }, async ({ append, leaves }) => {
        for await (const text of exportTrail(db, { ...exporting, progress })) {
          if (signal.aborted) throw new ExportInterrupted(to, leaves)
          await append(text)
        }
      }),
    ),
  )
}

/** A reader that goes away ends the export, not the program. */
async function toReader(db: Session, exporting: Exporting, { terminal }: Context): Promise<void> {
  for await (const text of exportTrail(db, exporting)) {
    await terminal.flow(text)
    if (terminal.closed) return
  }
}
