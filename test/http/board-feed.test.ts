import { expect, test } from 'vitest'
import type { Board } from '../../src/domain/board.ts'
import { BoardFeed } from '../../src/http/board-feed.ts'

const at = new Date('2026-04-01T09:30:05.123Z')

function entry(id: string, failures = 0): Board['entries'][number] {
  return {
    id,
    status: 'in_progress',
    startedAt: at,
    pausedAt: null,
    pausedSeconds: 0,
    worker: { id: 'w', name: 'Aiko', calledBy: '2201' },
    sop: { id: 's', title: 'Fuse', version: 1 },
    step: { number: 1, description: 'Off', task: 'Isolate', since: at },
    stepCount: 3,
    failure: null,
    failures,
    openFlags: 0,
  }
}

/** A board that says this, then that; it is asked for its next state only once the test lets it. */
class Script {
  readonly feed = new BoardFeed({ ask: () => this.#ask(), every: 1 })
  asked = 0
  board: Board | Error = { entries: [], more: false }

  async #ask(): Promise<Board> {
    this.asked++
    if (this.board instanceof Error) throw this.board

    return structuredClone(this.board)
  }
}

test('whoever watches is told the whole board, then what has changed, and of what is gone', async () => {
  const script = new Script()
  script.board = { entries: [entry('a'), entry('b')], more: false }
  const news = script.feed.watch(new AbortController().signal)

  expect((await news.next()).value).toEqual({ event: 'board', data: script.board })
  script.board = { entries: [entry('a'), entry('c')], more: false }
  expect((await news.next()).value).toEqual({
    event: 'change',
    data: { changed: [entry('c')], removed: ['b'], more: false },
  })
  script.board = { entries: [entry('a', 1), entry('c')], more: true }
  expect((await news.next()).value).toEqual({
    event: 'change',
    data: { changed: [entry('a', 1)], removed: [], more: true },
  })
  await news.return()
})

test('a database that cannot be asked is told once, and the whole board when it can be again', async () => {
  const script = new Script()
  const news = script.feed.watch(new AbortController().signal)
  await news.next()
  script.board = new Error('gone')
  expect((await news.next()).value).toEqual({ event: 'unavailable', data: {} })
  const asked = script.asked
  const next = news.next()
  while (script.asked < asked + 3) await new Promise(setImmediate)
  script.board = { entries: [entry('a')], more: false }

  expect((await next).value).toEqual({ event: 'board', data: script.board })
  await news.return()
})

test('whoever comes later is told at once, and all share one question', async () => {
  const script = new Script()
  const one = script.feed.watch(new AbortController().signal)
  await one.next()
  const others = Array.from({ length: 20 }, () => script.feed.watch(new AbortController().signal))
  const before = script.asked

  const told = await Promise.all(others.map((news) => news.next()))

  expect(told.map(({ value }) => value?.event)).toEqual(others.map(() => 'board'))
  expect(script.asked - before).toBeLessThan(20)
  await Promise.all([one, ...others].map((news) => news.return()))
})

test('nothing is asked while nobody watches; the signal ends a watch that waits', async () => {
  const script = new Script()
  const gone = new AbortController()
  const news = script.feed.watch(gone.signal)
  await news.next()
  const waiting = news.next()
  gone.abort()

  expect(await waiting).toEqual({ value: undefined, done: true })
  await new Promise((resolve) => setTimeout(resolve, 20))
  const asked = script.asked
  await new Promise((resolve) => setTimeout(resolve, 30))
  expect(script.asked).toBe(asked)

  const again = script.feed.watch(new AbortController().signal)
  expect((await again.next()).value?.event).toBe('board')
  expect(script.asked).toBeGreaterThan(asked)
  await again.return()
})
