import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { withExamples } from '../help.ts'
import { deleteSop } from './delete.ts'
import { diff } from './diff.ts'
import { edit } from './edit.ts'
import { exportSop } from './export.ts'
import { importSops } from './import.ts'
import { list } from './list.ts'
import { publish } from './publish.ts'
import { restore } from './restore.ts'
import { retire } from './retire.ts'
import { revise } from './revise.ts'
import { show } from './show.ts'
import { versions } from './versions.ts'

const commands = [
  importSops,
  publish,
  list,
  show,
  versions,
  diff,
  revise,
  edit,
  retire,
  exportSop,
  deleteSop,
  restore,
]

/** `tenken sop …`: the procedures that work follows. */
export function sopCommands(program: Command, context: Context): void {
  const sop = program.command('sop').description(context.texts.sop.description)
  for (const command of commands) command(sop, context)
  withExamples(sop, context, [
    'tenken sop import press-die-change.md --as mori@example.com --dry-run',
    'tenken sop import procedures/ --as mori@example.com',
    'tenken sop publish 1a2b3c4d --as ito@example.com',
    'tenken sop list',
    'tenken sop show 1a2b3c4d',
    'tenken sop revise 1a2b3c4d --as mori@example.com',
    'tenken sop edit 5e6f7a8b press-die-change.md --as mori@example.com',
    'tenken sop diff 5e6f7a8b',
    'tenken sop export 1a2b3c4d -o press-die-change.md',
  ])
}
