import type { Command } from 'commander'
import { listUsers } from '../../application/users.ts'
import type { User } from '../../domain/user.ts'
import type { Context } from '../context.ts'
import { withRecords } from '../database.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { table } from '../output/table.ts'
import { shortId } from '../short-id.ts'

export function list(user: Command, context: Context): void {
  withJson(user.command('list').description(context.texts.user.list), context).action((options: AsJson) =>
    printUsers(context, options),
  )
}

async function printUsers(context: Context, options: AsJson): Promise<void> {
  const { terminal, texts } = context
  const users = await withRecords(context, (database) => database.session(listUsers, { readOnly: true }))
  if (options.json) return terminal.out(json({ users, next: null }))
  if (users.length === 0) return terminal.out(`${texts.user.none}\n`)
  const { id, name, email, role } = texts.columns
  terminal.out(
    table(
      users,
      [
        { head: id, cell: (user) => shortId(user.id) },
        { head: name, cell: (user) => sayName(user, context), flexible: true },
        { head: role, cell: (user) => texts.words.role[user.role] },
        { head: email, cell: (user) => user.email },
      ],
      terminal.columns,
    ),
  )
}

function sayName({ name, deactivatedAt }: User, { texts }: Context): string {
  return deactivatedAt ? `${name} ${texts.user.deactivatedMark}` : name
}
