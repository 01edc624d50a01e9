import { expect, test } from 'vitest'
import { mustBeInOrder } from '../../src/domain/times.ts'

const now = new Date('2026-11-26T09:00:00Z')
const before = new Date('2026-11-26T08:00:00Z')
const ahead = new Date('2099-01-01T00:00:00Z')

test('work that a wrong clock began in 2099 is ended in order now, and not in the past', () => {
  const end = (at: Date) => () => mustBeInOrder('work_sessions', [ahead, at], now)

  expect(end(now)).not.toThrow()
  expect(end(before)).toThrow(/not in order/)
})

test('what was told by right clocks is in order by itself', () => {
  expect(() => mustBeInOrder('work_sessions', [before, now], now)).not.toThrow()
  expect(() => mustBeInOrder('work_sessions', [now, before], now)).toThrow(/not in order/)
})
