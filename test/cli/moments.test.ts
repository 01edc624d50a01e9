import { describe, expect, test } from 'vitest'
import { from, until } from '../../src/cli/moments.ts'

const begins = (text: string) => from('--since').read?.(text)
const ends = (text: string) => until('--to').read?.(text)

describe('from', () => {
  test.each([
    ['2026-11-01', new Date(2026, 10, 1)],
    ['2026-11-01T09:00', new Date(2026, 10, 1, 9)],
    ['2026-11-01 09:00:01.5', new Date(2026, 10, 1, 9, 0, 1, 500)],
    ['2026-11-01T09:00+09:00', new Date('2026-11-01T00:00:00Z')],
    ['2026-11-01T09:00:00Z', new Date('2026-11-01T09:00:00Z')],
  ])('%s', (text, at) => {
    expect(begins(text)).toEqual(at)
  })

  test.each(['', 'yesterday', '2026', '2026-13-01', '01.11.2026', '2026-11-01T25:00'])('not %j', (text) => {
    expect(() => begins(text)).toThrow('--since')
    expect(() => ends(text)).toThrow('--to')
  })
})

test('a date counts to its end, a time does not', () => {
  expect(ends('2026-11-30')).toEqual(new Date(2026, 11, 1))
  expect(ends('2026-11-30T09:00')).toEqual(new Date(2026, 10, 30, 9))
})
