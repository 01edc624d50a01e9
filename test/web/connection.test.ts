import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isOffline, noteConnection, notedFetch } from '../../web/src/server/connection.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  noteConnection(true)
})

/** A server that never answers; it hears of who stops waiting. */
const silent = (_: unknown, { signal }: RequestInit = {}) =>
  new Promise<Response>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))

test('an answer that does not begin in half a minute is one that did not come', async () => {
  vi.stubGlobal('fetch', silent)
  const asked = notedFetch('/api/v1/me').catch(({ name }: DOMException) => name)

  await vi.advanceTimersByTimeAsync(29_000)
  expect(isOffline()).toBe(false)
  await vi.advanceTimersByTimeAsync(1_500)

  expect(await asked).toBe('TimeoutError')
  expect(isOffline()).toBe(true)
})

test('whoever stops waiting says nothing of the connection', async () => {
  vi.stubGlobal('fetch', silent)
  const left = new AbortController()
  const asked = notedFetch('/api/v1/me', { signal: left.signal }).catch(({ name }: DOMException) => name)

  left.abort()

  expect(await asked).toBe('AbortError')
  expect(isOffline()).toBe(false)
})
