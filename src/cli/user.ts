import { pageOfUsers } from '../application/listings.ts'
import { addUser } from '../application/users.ts'
import { roles } from '../domain/user.ts'
import { command, noun } from './command.ts'
import { plain } from './output/width.ts'
import { after, limit, oneOf, required, text } from './parameters.ts'
import { adding, reading } from './sessions.ts'
import { shortId } from './short-id.ts'
import { sayUsers } from './user/list.ts'

/** `tenken user …`: who may act. */
export const user = noun({
  help: ({ user }) => user.commands,
  examples: [
    'tenken user add --email sato@example.com --name "Haruto Sato" --role supervisor',
    'tenken user add --email tanaka@example.com --name "Kenji Tanaka" --role worker --as sato@example.com',
    'tenken user list --json',
  ],
  commands: {
    add: command({
      options: { email: required(text()), name: required(text()), role: required(oneOf(roles)) },
      session: adding,
      run: ({ db, by, id, at }, { email, name, role }) => addUser(db, { id, email, name, role, by, at }),
      document: { as: 'user', of: (user) => user },
      say: ({ name, email, role }, { texts }) => plain(texts.user.added(name, email, texts.words.role[role])),
    }),
    list: command({
      options: { limit, after: after('user') },
      session: reading,
      run: ({ db }, paging) => pageOfUsers(db, paging),
      document: { as: 'users', of: ({ items, next }) => ({ users: items, next }) },
      say: sayUsers,
      remark: ({ next }, { texts }) => (next ? texts.more(shortId(next)) : undefined),
    }),
  },
})
