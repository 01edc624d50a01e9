import { describe, expect, test } from 'vitest'
import { type Clock, givenByOneClock } from '../../web/src/offline/clock.ts'
import { anEntry, aRecord, at } from './setup/a-record.ts'

const minute = 60_000
const eight = Date.parse(at(0))
const record = aRecord({ startedAt: at(0) })

/** A page that was loaded at eight, so many minutes after, whose device's clock then shows something else. */
const counting = (minutes: number, shown = minutes): Clock => ({
  at: eight + shown * minute,
  counted: minutes * minute,
  page: 1,
})

const given = (id: string, clock: Clock) =>
  anEntry({ id, at: new Date(clock.at).toISOString(), command: 'pause' }, { clock })

function sent(entries: ReturnType<typeof given>[], now: Clock) {
  const alike = givenByOneClock(entries, now, record)

  return {
    ids: alike.entries.map(({ command }) => command.id),
    at: (alike.sentAt.getTime() - eight) / minute,
  }
}

describe('what is sent at once', () => {
  test('is all that was given by the clock of now, and whatever the device slept between', () => {
    const entries = [
      given('before', counting(1)),
      given('after', { ...counting(2), at: eight + 90 * minute }),
    ]

    expect(sent(entries, counting(3, 91))).toEqual({ ids: ['before', 'after'], at: 91 })
  })

  test('ends where the clock was set back, and goes by the one before that', () => {
    const entries = [given('before', counting(10)), given('after', counting(12, -168))]

    expect(sent(entries, counting(20, -160))).toEqual({ ids: ['before'], at: 20 })
    expect(sent(entries.slice(1), counting(20, -160))).toEqual({ ids: ['after'], at: -160 })
  })

  test('ends where a clock that lay before the work was put right', () => {
    const entries = [given('before', counting(10, -1000)), given('after', counting(12))]

    expect(sent(entries, counting(20))).toEqual({ ids: ['before'], at: -990 })
  })

  test('goes by what was given last, where nobody has counted since', () => {
    const entries = [given('first', counting(10, 500)), given('second', counting(12, 502))]

    expect(sent(entries, { ...counting(0, 30), page: 2 })).toEqual({ ids: ['first', 'second'], at: 502 })
  })

  test('is all of it where the clock is wrong, and was wrong all the time', () => {
    const entries = [given('first', counting(1, -1000)), given('second', counting(2, -999))]

    // It slept since.
    expect(sent(entries, counting(3, -900))).toEqual({ ids: ['first', 'second'], at: -900 })
  })
})
