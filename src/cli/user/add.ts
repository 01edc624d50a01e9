import { type Command, Option } from 'commander'
import { newId } from '../../application/id.ts'
import { addUser } from '../../application/users.ts'
import { type Role, roles } from '../../domain/user.ts'
import type { Context } from '../context.ts'
import { withRecords } from '../database.ts'
import { type AsJson, json, withJson } from '../output/json.ts'
import { plain } from '../output/width.ts'

interface Adding extends AsJson {
  email: string
  name: string
  role: Role
}

export function add(user: Command, context: Context): void {
  const { texts } = context
  const command = user
    .command('add')
    .description(texts.user.add)
    .requiredOption('--email <email>', texts.user.email)
    .requiredOption('--name <name>', texts.user.name)
    .addOption(new Option('--role <role>', texts.user.role).choices(roles).makeOptionMandatory())
  withJson(command, context).action((options: Adding) => addOne(context, options))
}

async function addOne(context: Context, options: Adding): Promise<void> {
  const { terminal, texts } = context
  const { email, name, role } = options
  const [id, at] = [newId(), context.now()]
  const user = await withRecords(context, (database) =>
    database.session((db) => addUser(db, { id, email, name, role }, at)),
  )
  if (options.json) return terminal.out(json(user))
  terminal.out(`${plain(texts.user.added(user.name, user.email, texts.words.role[user.role]))}\n`)
}
