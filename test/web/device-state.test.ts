import { expect, test } from 'vitest'
import { timeLeft } from '../../web/src/devices/device-state.ts'

test('what is left of a code is told in minutes and seconds until it is over', () => {
  const until = '2026-11-26T08:15:00.000Z'
  const at = (time: string) => timeLeft(until, new Date(`2026-11-26T${time}Z`).getTime())

  expect(at('08:00:00.400')).toBe('15:00')
  expect(at('08:14:51')).toBe('0:09')
  expect(at('08:15:00')).toBeUndefined()
})
