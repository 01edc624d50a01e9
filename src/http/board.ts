import { getBoard } from '../application/board.ts'
import { events, route } from './route.ts'
import { reading, watching } from './sessions.ts'

/** What goes on now. */
export const board = {
  show: route({
    method: 'get',
    path: '/board',
    summary: 'Who is at work now, at which step, since when, and what went wrong',
    may: 'watch the board',
    session: reading,
    run: ({ db }) => getBoard(db),
    document: { as: 'board', of: (found) => found },
  }),
  watch: events({
    path: '/board/events',
    summary: 'The same as it changes, as server-sent events: first the whole board, then what is new',
    may: 'watch the board',
    session: watching,
    run: ({ board: feed, signal }) => feed.watch(signal),
    document: { as: 'boardNews', of: (news) => news },
  }),
}
