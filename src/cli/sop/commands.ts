import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { withExamples } from '../help.ts'
import { deleteSop } from './delete.ts'
import { exportSop } from './export.ts'
import { importSops } from './import.ts'
import { list } from './list.ts'
import { restore } from './restore.ts'
import { show } from './show.ts'

const commands = [importSops, list, show, deleteSop, restore, exportSop]

/** `tenken sop …`: the procedures that work follows. */
export function sopCommands(program: Command, context: Context): void {
  const sop = program.command('sop').description(context.texts.sop.description)
  for (const command of commands) command(sop, context)
  withExamples(sop, context, [
    'tenken sop import press-die-change.md --as mori@example.com --dry-run',
    'tenken sop import procedures/ --as mori@example.com',
    'tenken sop list',
    'tenken sop show 1a2b3c4d',
    'tenken sop export 1a2b3c4d -o press-die-change.md',
  ])
}
