import { expect, test } from 'vitest'
import { timeLeft } from '../../web/src/devices/device-state.ts'
import { found } from '../../web/src/people/found.ts'
import type { Person } from '../../web/src/server/me.ts'

const person = (name: string, more: Partial<Person> = {}): Person => ({
  id: name,
  name,
  email: null,
  employeeNumber: null,
  role: 'worker',
  createdAt: '2026-11-26T08:00:00.000Z',
  updatedAt: '2026-11-26T08:00:00.000Z',
  deactivatedAt: null,
  ...more,
})

const kenji = person('Kenji Tanaka', { employeeNumber: '1001' })
const mei = person('Mei Suzuki', { email: 'mei@example.com', role: 'supervisor' })
const gone = person('Ryo Tanaka', { deactivatedAt: '2026-11-26T08:00:00.000Z' })
const names = (wanted: Partial<Parameters<typeof found>[1]>) =>
  found([kenji, mei, gone], { search: '', role: undefined, deactivated: false, ...wanted }).map(
    ({ name }) => name,
  )

test.each([
  ['', ['Kenji Tanaka', 'Mei Suzuki']],
  ['TANAKA ken', ['Kenji Tanaka']],
  ['１００１', ['Kenji Tanaka']],
  ['example.com', ['Mei Suzuki']],
  ['nobody', []],
])('people are found by each word of “%s”, in any case and width of letters', (search, those) => {
  expect(names({ search })).toEqual(those)
})

test('people are found by their role, and those who do nothing any more only when asked for', () => {
  expect(names({ role: 'supervisor' })).toEqual(['Mei Suzuki'])
  expect(names({ search: 'tanaka', deactivated: true })).toEqual(['Kenji Tanaka', 'Ryo Tanaka'])
})

test('what is left of a code is told in minutes and seconds until it is over', () => {
  const until = '2026-11-26T08:15:00.000Z'
  const at = (time: string) => timeLeft(until, new Date(`2026-11-26T${time}Z`).getTime())

  expect(at('08:00:00.400')).toBe('15:00')
  expect(at('08:14:51')).toBe('0:09')
  expect(at('08:15:00')).toBeUndefined()
})
