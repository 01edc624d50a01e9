import type { tenken } from '../server/tenken.ts'

export type BoardNews =
  ReturnType<typeof tenken.board.watch> extends AsyncGenerator<infer News, void, undefined> ? News : never
export type Board = Awaited<ReturnType<typeof tenken.board.show>>
export type BoardEntry = Board['entries'][number]

/** What the work is done by; those of one title and number are told apart by the id. */
export function versionOf({ sop: { id, title, version } }: BoardEntry) {
  return { name: `${version} ${title}`, id }
}

/** What is known of the board here, and whether it is what goes on now. */
export interface Watched {
  board: Board | undefined
  /** `lost` while the server can't be reached, `unavailable` while it can't ask its database. */
  connection: 'connecting' | 'live' | 'lost' | 'unavailable'
}

export const nothingYet: Watched = { board: undefined, connection: 'connecting' }

/** What is known after the news; what was known before stays in sight while nothing newer comes. */
export function afterNews(watched: Watched, news: BoardNews | { event: 'lost' }): Watched {
  switch (news.event) {
    case 'board':
      return { board: inOrder(news.data), connection: 'live' }
    case 'change': {
      const { changed, removed, more } = news.data
      const gone = new Set([...removed, ...changed.map(({ id }) => id)])
      const stays = watched.board?.entries.filter(({ id }) => !gone.has(id)) ?? []

      return { board: inOrder({ entries: [...stays, ...changed], more }), connection: 'live' }
    }
    case 'unavailable':
    case 'lost':
      return { ...watched, connection: news.event }
  }
}

/** Whoever is held up stands first, then who has something flagged; else by name, so that nobody jumps about. */
function inOrder({ entries, more }: Board): Board {
  return {
    entries: entries.toSorted(
      (one, other) =>
        urgency(one) - urgency(other) ||
        one.worker.name.localeCompare(other.worker.name) ||
        one.id.localeCompare(other.id),
    ),
    more,
  }
}

function urgency({ failure, openFlags }: BoardEntry): number {
  return failure !== null ? 0 : openFlags > 0 ? 1 : 2
}
