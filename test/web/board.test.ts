import { describe, expect, test } from 'vitest'
import { afterNews, type BoardEntry, nothingYet } from '../../web/src/board/board.ts'

function entryOf(name: string, more: Partial<BoardEntry> = {}): BoardEntry {
  return {
    id: name,
    status: 'in_progress',
    startedAt: '2026-04-01T09:00:00Z',
    pausedAt: null,
    pausedSeconds: 0,
    worker: { id: name, name, calledBy: name },
    sop: { id: 'sop', title: 'Change the fuse', version: 1 },
    step: { number: 1, description: 'Switch off', task: 'Isolate', since: '2026-04-01T09:00:00Z' },
    stepCount: 3,
    failure: null,
    failures: 0,
    openFlags: 0,
    ...more,
  }
}

const two = afterNews(nothingYet, {
  event: 'board',
  data: { entries: [entryOf('Mei'), entryOf('Aiko')], more: false },
})

const namesOf = ({ board }: typeof two) => board?.entries.map(({ worker }) => worker.name)

describe('the board', () => {
  test('has whoever is held up first, then who has something flagged, then the others by name', () => {
    const changed = [entryOf('Ryo', { failure: 'The lamp is lit' }), entryOf('Ken', { openFlags: 1 })]

    const now = afterNews(two, { event: 'change', data: { changed, removed: [], more: false } })

    expect(namesOf(two)).toEqual(['Aiko', 'Mei'])
    expect(namesOf(now)).toEqual(['Ryo', 'Ken', 'Aiko', 'Mei'])
  })

  test('has the newest of each once, and nobody who has left', () => {
    const changed = [entryOf('Mei', { stepCount: 9 })]

    const now = afterNews(two, { event: 'change', data: { changed, removed: ['Aiko'], more: true } })

    expect(now.board).toEqual({ entries: changed, more: true })
    expect(now.connection).toBe('live')
  })

  test.each(['lost', 'unavailable'] as const)('keeps in sight what was known while it is %s', (event) => {
    const now = afterNews(two, event === 'lost' ? { event } : { event, data: {} })

    expect(now).toEqual({ board: two.board, connection: event })
  })
})
