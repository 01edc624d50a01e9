import { whereaboutsOf } from '../application/own-work.ts'
import { toldWhereabouts } from '../application/told-records.ts'
import { route } from './route.ts'
import { none, reading } from './sessions.ts'

/** Whoever asks. */
export const me = {
  show: route({
    method: 'get',
    path: '/me',
    summary: 'Who is signed in',
    may: 'see oneself',
    session: none,
    run: ({ actor }) => actor,
    document: { as: 'user', of: (user) => user },
  }),
  work: route({
    method: 'get',
    path: '/me/work',
    summary:
      'Where whoever asks is with their own work: what is in progress, what rests, what waits for a supervisor',
    may: 'see oneself',
    session: reading,
    run: ({ db, actor }) => whereaboutsOf(db, actor),
    document: { as: 'whereabouts', of: toldWhereabouts },
  }),
}
