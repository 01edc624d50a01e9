import type { Command } from 'commander'
import type { Context } from '../context.ts'
import { withExamples } from '../help.ts'
import { add } from './add.ts'
import { list } from './list.ts'

/** `tenken user …`: who may act. */
export function userCommands(program: Command, context: Context): void {
  const user = program.command('user').description(context.texts.user.description)
  for (const command of [add, list]) command(user, context)
  withExamples(user, context, [
    'tenken user add --email tanaka@example.com --name "Kenji Tanaka" --role worker',
    'tenken user list --json',
  ])
}
