import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { withExamples } from '../help.ts'
import { check } from './check.ts'
import { current } from './current.ts'
import { downgrade } from './downgrade.ts'
import { grant } from './grant.ts'
import { heads } from './heads.ts'
import { history } from './history.ts'
import { lint } from './lint.ts'
import { release } from './release.ts'
import { revision } from './revision.ts'
import { show } from './show.ts'
import { stamp } from './stamp.ts'
import { upgrade } from './upgrade.ts'

const commands = [
  upgrade,
  downgrade,
  current,
  history,
  heads,
  show,
  stamp,
  revision,
  check,
  lint,
  release,
  grant,
]

/** `tenken db …`: the schema's revisions, with Alembic's verbs (spec db-003). */
export function databaseCommands(program: Command, context: Context): void {
  const { texts } = context
  const db = program.command('db').description(texts.db.description)
  for (const command of commands) command(db, context)
  db.addHelpText('after', `\n${texts.db.targets}\n\n${texts.db.alembic}`)
  withExamples(db, context, [
    'tenken db upgrade head',
    'tenken db downgrade -1',
    'tenken db upgrade 000:head --sql > review.sql',
    'tenken db revision --autogenerate -m "Add notes"',
  ])
}
