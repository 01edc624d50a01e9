import { stateOf } from '../application/draft-states.ts'
import { sopInUse } from '../application/in-use.ts'
import { pageOfSops } from '../application/listings.ts'
import { sopRecordFor } from '../application/seeing.ts'
import { toldInUse, toldSopRecord } from '../application/told-records.ts'
import { queries } from '../contract/queries.ts'
import { route } from './route.ts'
import { reading } from './sessions.ts'

/** The procedures that work follows. */
export const sops = {
  list: route({
    method: 'get',
    path: '/sops',
    summary: 'A page of procedures, newest first',
    may: 'see procedures',
    query: queries.sops,
    session: reading,
    run: ({ db, actor }, { query: { deleted, ...paging } }) =>
      pageOfSops(db, { ...paging, deleted: deleted ? 'include' : 'exclude', seenBy: actor }),
    document: { as: 'sops', of: ({ items, next }) => ({ sops: items, next }) },
  }),
  show: route({
    method: 'get',
    path: '/sops/{id}',
    summary: 'One version of a procedure, whole',
    may: 'see procedures',
    query: queries.sop,
    session: reading,
    run: ({ db, actor }, { path: { id }, query: { deleted } }) =>
      sopRecordFor(db, actor, { id, deleted: deleted ? 'include' : 'exclude' }),
    document: { as: 'sopRecord', of: toldSopRecord },
    etag: ({ sop }) => stateOf(sop),
  }),
  inUse: route({
    method: 'get',
    path: '/sops/{id}/in-use',
    summary:
      'The version that work starts on, named by any version, and what changed since whoever asks last completed work on it',
    may: 'see procedures',
    session: reading,
    run: ({ db, actor }, { path: { id } }) => sopInUse(db, actor, id),
    document: { as: 'sopInUse', of: toldInUse },
  }),
}
