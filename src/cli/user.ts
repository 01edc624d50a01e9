import { pageOfUsers } from '../application/listings.ts'
import { addUser } from '../application/users.ts'
import { roles } from '../domain/user.ts'
import { command, noun } from './command.ts'
import { plain } from './output/width.ts'
import { oneOf, required, text } from './parameters.ts'
import { reading, writing } from './sessions.ts'
import { sayUsers } from './user/list.ts'

/** Of one listing. */
const most = 1000

/** `tenken user …`: who may act. */
export const user = noun({
  help: ({ user }) => user.commands,
  examples: [
    'tenken user add --email tanaka@example.com --name "Kenji Tanaka" --role worker',
    'tenken user list --json',
  ],
  commands: {
    add: command({
      options: { email: required(text()), name: required(text()), role: required(oneOf(roles)) },
      session: writing,
      run: ({ db, id, at }, { email, name, role }) => addUser(db, { id, email, name, role }, at),
      document: { as: 'user', of: (user) => user },
      say: ({ name, email, role }, { texts }) => plain(texts.user.added(name, email, texts.words.role[role])),
    }),
    list: command({
      session: reading,
      run: ({ db }) => pageOfUsers(db, { limit: most }),
      document: { as: 'users', of: ({ items, next }) => ({ users: items, next }) },
      say: ({ items }, context) => sayUsers(items, context),
    }),
  },
})
