import { makeToken, revokeToken } from '../application/api-tokens.ts'
import { tokenReferredTo, userIdReferredTo } from '../application/references.ts'
import { scopes } from '../domain/api-tokens.ts'
import { command, noun } from './command.ts'
import { until } from './moments.ts'
import { localMinute } from './output/time.ts'
import { plain } from './output/width.ts'
import { required, someOf, text } from './parameters.ts'
import { reference } from './references.ts'
import { acting, readingFor } from './sessions.ts'
import { shortId } from './short-id.ts'
import { listedTokens, sayTokens } from './token/list.ts'

/** `tenken token …`: what machines sign in with over HTTP. */
export const token = noun({
  help: ({ token }) => token.commands,
  examples: [
    'tenken token add 4711 --name "Line 4" --scope read work --expires 2027-06-30 --as mori@example.com',
    'tenken token list --as mori@example.com',
    'tenken token revoke 1a2b3c4d --as mori@example.com',
  ],
  commands: {
    add: command({
      arguments: { user: reference(userIdReferredTo, ({ user }) => user.reference) },
      options: {
        name: required(text()),
        scope: required(someOf(scopes)),
        expires: required(until('--expires')),
      },
      session: acting,
      run: ({ db, actor, id, at }, { user, name, scope, expires }) =>
        makeToken(db, { id, userId: user, name, scopes: scope, expiresAt: expires, by: actor, at }),
      document: { as: 'madeToken', of: (made) => made },
      say: ({ secret }) => secret,
      remark: ({ token: { id, name, scopes, expiresAt } }, { texts }) =>
        plain(texts.token.added({ id: shortId(id), name, scopes, until: localMinute(expiresAt) })),
    }),
    list: command({
      session: readingFor,
      run: async ({ db, whoActs }) => listedTokens(db, await whoActs()),
      document: { as: 'apiTokens', of: ({ tokens }) => ({ apiTokens: tokens }) },
      say: sayTokens,
    }),
    revoke: command({
      arguments: { token: reference(tokenReferredTo, ({ token }) => token.reference) },
      session: acting,
      run: ({ db, actor, at }, { token }) => revokeToken(db, { id: token, by: actor, at }),
      document: { as: 'apiToken', of: (apiToken) => ({ apiToken }) },
      say: ({ name }, { texts }) => plain(texts.token.revoked(name)),
    }),
  },
})
