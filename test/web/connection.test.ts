import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { isOffline, noteConnection, notedFetch, Silence } from '../../web/src/server/connection.ts'
import { rightTime } from '../../web/src/server/right-time.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  noteConnection('there')
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

const aPage = { 'content-type': 'text/html; charset=utf-8' }

test.each([
  ['a proxy before a server that starts again', 502, aPage],
  ['a proxy that has waited too long', 504, aPage],
  ['a proxy that says nothing of what it says', 503, {}],
  ['a proxy that speaks JSON of its own', 502, { 'content-type': 'application/json' }],
  ['a wall that lets nobody through', 403, aPage],
  ['a network that wants to be paid first', 200, aPage],
] as const)('what %s answers in the server’s place is no answer', async (_, status, headers) => {
  vi.stubGlobal('fetch', async () => new Response('Bad Gateway', { status, headers }))

  await expect(notedFetch('/api/v1/me')).rejects.toBeInstanceOf(Silence)
  expect(isOffline()).toBe(true)

  vi.stubGlobal('fetch', async () => Response.json({}))
  await notedFetch('/api/v1/me')
  expect(isOffline()).toBe(false)
})

test('a server that refuses has answered', async () => {
  const headers = { 'content-type': 'application/problem+json' }
  vi.stubGlobal('fetch', async () => new Response('{}', { status: 503, headers }))

  expect((await notedFetch('/api/v1/me')).status).toBe(503)
  expect(isOffline()).toBe(false)
})

test.each([
  ['an hour ahead', '2026-01-05T09:00:00.000Z', '2026-01-05T08:00:00.000Z'],
  ['a day behind', '2026-01-04T08:00:00.000Z', '2026-01-05T08:00:00.000Z'],
  ['as clocks are', '2026-01-05T08:04:00.000Z', '2026-01-05T08:04:00.000Z'],
])('a device whose clock is %s says when it is as the server can take it', async (_, shown, right) => {
  vi.setSystemTime(shown)
  const date = new Date('2026-01-05T08:00:00Z').toUTCString()
  vi.stubGlobal('fetch', async () => Response.json({}, { headers: { date } }))
  await notedFetch('/api/v1/me')

  expect(rightTime()).toBe(right)
})
