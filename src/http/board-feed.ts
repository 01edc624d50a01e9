import { setTimeout as pause } from 'node:timers/promises'
import { getBoard } from '../application/board.ts'
import type { Board, BoardEntry } from '../domain/board.ts'
import type { Database } from '../infrastructure/database/database.ts'

/** What whoever watches the board is told: the whole of it first, then what has changed. */
export type BoardNews =
  | { event: 'board'; data: Board }
  | { event: 'change'; data: { changed: BoardEntry[]; removed: string[]; more: boolean } }
  /** The database cannot be asked now; the whole board follows when it can. */
  | { event: 'unavailable'; data: Record<string, never> }

interface Options {
  /** What it throws is told as `unavailable`. */
  ask: () => Promise<Board>
  /** How long after an answer it is asked again. In milliseconds. */
  every: number
}

/** The feed of this database's board: nobody is more than a second behind. */
export function boardOf(database: Database, every = 900): BoardFeed {
  return new BoardFeed({ ask: () => database.session(getBoard, { readOnly: true, retries: 0 }), every })
}

/** What the board was when it was asked for; undefined where it could not be. */
interface Answer {
  readonly board: Board | undefined
  /** Of each entry its JSON, by its id. */
  readonly said: ReadonlyMap<string, string>
}

/**
 * The board for all who watch it in this process: asked for time and again while somebody does, and not at all while
 * nobody does. Whoever reads slowly is told less often; nothing is kept for them meanwhile.
 */
export class BoardFeed {
  readonly #options: Options
  readonly #watchers = new Set<() => void>()
  #asking = false
  #latest: Answer | undefined

  constructor(options: Options) {
    this.#options = options
  }

  /** Ends with the signal. */
  async *watch(signal: AbortSignal): AsyncGenerator<BoardNews, void, undefined> {
    let seen: Answer | undefined
    let wake = () => {}
    const woken = () => wake()
    signal.addEventListener('abort', woken)
    this.#watchers.add(woken)
    if (!this.#asking) void this.#askWhileWatched()
    try {
      while (!signal.aborted) {
        const latest = this.#latest
        const news = latest && latest !== seen ? newsOf(latest, seen) : undefined
        seen = latest
        if (news) yield news
        else await new Promise<void>((resolve) => (wake = resolve))
      }
    } finally {
      this.#watchers.delete(woken)
      signal.removeEventListener('abort', woken)
    }
  }

  async #askWhileWatched(): Promise<void> {
    this.#asking = true
    while (this.#watchers.size > 0) {
      this.#latest = await this.#options.ask().then(answerOf, () => unavailable)
      for (const wake of this.#watchers) wake()
      await pause(this.#options.every)
    }
    this.#asking = false
    this.#latest = undefined
  }
}

const unavailable: Answer = { board: undefined, said: new Map() }

function answerOf(board: Board): Answer {
  return { board, said: new Map(board.entries.map((entry) => [entry.id, JSON.stringify(entry)])) }
}

/** Undefined where nothing has changed. */
function newsOf(latest: Answer, seen: Answer | undefined): BoardNews | undefined {
  const { board, said } = latest
  if (!board) return seen && !seen.board ? undefined : { event: 'unavailable', data: {} }
  if (!seen?.board) return { event: 'board', data: board }
  const changed = board.entries.filter(({ id }) => said.get(id) !== seen.said.get(id))
  const removed = [...seen.said.keys()].filter((id) => !said.has(id))
  if (changed.length === 0 && removed.length === 0 && board.more === seen.board.more) return undefined

  return { event: 'change', data: { changed, removed, more: board.more } }
}
