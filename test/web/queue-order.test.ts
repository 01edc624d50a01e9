import { expect, test } from 'vitest'
import type { WorkLine } from '../../web/src/records/wanted.ts'
import { nextOf, waitingOf } from '../../web/src/review/queue-order.ts'

/** Only what the order of the queue reads is there. */
const line = (id: string, needsOverride: boolean, workerId = 'worker') =>
  ({ id, needsOverride, workerId }) as WorkLine

test('who cannot go on stands first, and each the oldest first', () => {
  const waiting = waitingOf([line('a', false), line('b', true), line('c', false), line('d', true)])

  expect(waiting.heldUp.map(({ id }) => id)).toEqual(['b', 'd'])
  expect(waiting.others.map(({ id }) => id)).toEqual(['a', 'c'])
})

test('what comes next is the first other one, and never one’s own work', () => {
  const waiting = waitingOf([line('a', false), line('b', true, 'me'), line('c', true)])

  expect(nextOf(waiting, { id: 'a', me: 'me' })?.id).toBe('c')
  expect(nextOf(waiting, { id: 'c', me: 'me' })?.id).toBe('a')
  expect(nextOf(waitingOf([line('a', false)]), { id: 'a', me: 'me' })).toBeUndefined()
})
