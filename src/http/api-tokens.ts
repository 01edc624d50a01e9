import { listTokens, makeToken, revokeToken } from '../application/api-tokens.ts'
import { inputs } from '../contract/inputs.ts'
import { route } from './route.ts'
import { reading, writing } from './sessions.ts'

/** What machines sign in with. */
export const apiTokens = {
  list: route({
    method: 'get',
    path: '/api-tokens',
    summary: 'Every token, the newest first, without its secret',
    may: 'look after tokens',
    session: reading,
    run: ({ db, actor }) => listTokens(db, actor),
    document: { as: 'apiTokens', of: (found) => ({ apiTokens: found }) },
  }),
  make: route({
    method: 'put',
    path: '/api-tokens/{id}',
    summary: 'Make a token for a machine; its secret is told this once',
    may: 'look after tokens',
    body: inputs.makeToken,
    session: writing,
    run: ({ db, actor, at }, { path: { id }, body }) => makeToken(db, { ...body, id, by: actor, at }),
    document: { as: 'madeToken', of: (made) => made },
  }),
  revoke: route({
    method: 'post',
    path: '/api-tokens/{id}/revoke',
    summary: 'Make a token good for nothing',
    may: 'look after tokens',
    body: inputs.revokeToken,
    session: writing,
    run: ({ db, actor, at }, { path: { id } }) => revokeToken(db, { id, by: actor, at }),
    document: { as: 'apiToken', of: (apiToken) => ({ apiToken }) },
  }),
}
