import { expect, test } from 'vitest'
import { newId } from '../../src/application/id.ts'

const uuidV7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test('ids grow in the order in which they are made, many to a millisecond, and none comes twice', () => {
  const ids = Array.from({ length: 20_000 }, newId)

  expect(ids.every((id) => uuidV7.test(id))).toBe(true)
  expect(ids.every((id, at) => at === 0 || id > (ids[at - 1] ?? ''))).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
})

test('an id begins with the millisecond in which it was made', () => {
  const before = Date.now()

  const made = Number.parseInt(newId().replaceAll('-', '').slice(0, 12), 16)

  expect(made).toBeGreaterThanOrEqual(before)
  expect(made).toBeLessThanOrEqual(Date.now())
})

test('what is not counted is random, also where the random bytes are fetched anew', () => {
  const tails = Array.from({ length: 2000 }, () => newId().slice(-10))

  expect(new Set(tails).size).toBe(tails.length)
})
