import { pageOfUsers } from '../application/listings.ts'
import { userIdReferredTo, userReferredTo } from '../application/references.ts'
import { resetSecret } from '../application/secrets.ts'
import { addUser, changeRole, deactivateUser, reactivateUser, renameUser } from '../application/users.ts'
import type { SecretKind } from '../domain/secrets.ts'
import { knownBy, roles } from '../domain/user.ts'
import { command, noun } from './command.ts'
import { localTime } from './output/time.ts'
import { plain } from './output/width.ts'
import { after, described, limit, oneOf, required, text } from './parameters.ts'
import { reference } from './references.ts'
import { acting, adding, often, reading } from './sessions.ts'
import { shortId } from './short-id.ts'
import { sayUsers } from './user/list.ts'
import { setSecret } from './user/set-secret.ts'
import { sayUser } from './user/show.ts'

const userReference = reference(userIdReferredTo, ({ user }) => user.reference)

/** Somebody's own password or PIN, as they enter it at the terminal of whoever runs Tenken. */
const setting = (kind: SecretKind) =>
  command({
    arguments: { user: described(required(text()), ({ user }) => user.reference) },
    session: often,
    run: ({ database, context, at }, { user }) =>
      setSecret({ database, context, at }, { reference: user, kind }),
    document: { as: 'user', of: (user) => user },
    say: ({ name }, { texts }) => plain(texts.user.secret.set[kind](name)),
  })

/** A one-time code in its place, to be handed over. */
const resetting = (kind: SecretKind) =>
  command({
    arguments: { user: userReference },
    session: acting,
    run: ({ db, actor, at }, { user }) => resetSecret(db, { userId: user, kind, by: actor, at }),
    document: { as: 'secretCode', of: (code) => code },
    say: ({ code, until }, { texts }) => plain(texts.user.secret.reset[kind](code, localTime(until))),
  })

/** `tenken user …`: who may act. */
export const user = noun({
  help: ({ user }) => user.commands,
  examples: [
    'tenken user add --email mori@example.com --name "Aiko Mori" --role admin',
    'tenken user add --email sato@example.com --name "Haruto Sato" --role supervisor --as mori@example.com',
    'tenken user add --employee-number 4711 --name "Kenji Tanaka" --role worker --as sato@example.com',
    'tenken user change-role 4711 supervisor --as mori@example.com',
    'tenken user deactivate 4711 --as mori@example.com',
    'tenken user set-password mori@example.com',
    'tenken user reset-password sato@example.com --as mori@example.com',
    'tenken user list --json',
  ],
  commands: {
    add: command({
      options: {
        email: text(),
        employeeNumber: text('number'),
        name: required(text()),
        role: required(oneOf(roles)),
      },
      session: adding,
      run: ({ db, by, id, at }, { email, employeeNumber, name, role }) =>
        addUser(db, { id, email, employeeNumber, name, role, by, at }),
      document: { as: 'user', of: (user) => user },
      say: (user, { texts }) =>
        plain(texts.user.added(user.name, knownBy(user), texts.words.role[user.role])),
    }),
    list: command({
      options: { limit, after: after('user') },
      session: reading,
      run: ({ db }, paging) => pageOfUsers(db, paging),
      document: { as: 'users', of: ({ items, next }) => ({ users: items, next }) },
      say: sayUsers,
      remark: ({ next }, { texts }) => (next ? texts.more(shortId(next)) : undefined),
    }),
    show: command({
      arguments: { user: described(required(text()), ({ user }) => user.reference) },
      session: reading,
      run: ({ db }, { user }) => userReferredTo(db, user),
      document: { as: 'user', of: (user) => user },
      say: sayUser,
    }),
    rename: command({
      arguments: { user: userReference },
      options: { name: text(), email: text(), employeeNumber: text('number') },
      session: acting,
      run: ({ db, actor, at }, { user, ...names }) => renameUser(db, { ...names, id: user, by: actor, at }),
      document: { as: 'user', of: (user) => user },
      say: (user, { texts }) => plain(texts.user.renamed(user.name, knownBy(user))),
    }),
    'change-role': command({
      arguments: { user: userReference, role: required(oneOf(roles)) },
      session: acting,
      run: ({ db, actor, at }, { user, role }) => changeRole(db, { id: user, role, by: actor, at }),
      document: { as: 'user', of: (user) => user },
      say: ({ name, role }, { texts }) => plain(texts.user.roleChanged(name, texts.words.role[role])),
    }),
    deactivate: command({
      arguments: { user: userReference },
      session: acting,
      run: ({ db, actor, at }, { user }) => deactivateUser(db, { id: user, by: actor, at }),
      document: { as: 'user', of: (user) => user },
      say: ({ name }, { texts }) => plain(texts.user.deactivated(name)),
    }),
    reactivate: command({
      arguments: { user: userReference },
      session: acting,
      run: ({ db, actor, at }, { user }) => reactivateUser(db, { id: user, by: actor, at }),
      document: { as: 'user', of: (user) => user },
      say: ({ name }, { texts }) => plain(texts.user.reactivated(name)),
    }),
    'set-password': setting('password'),
    'set-pin': setting('pin'),
    'reset-password': resetting('password'),
    'reset-pin': resetting('pin'),
  },
})
