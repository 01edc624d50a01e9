import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { tenkenClient } from '../../src/client/index.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('a stream of events that shows that it lives goes on, and one that has died without a word is thrown', async () => {
  let say = (_: string) => {}
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      say = (text) => controller.enqueue(new TextEncoder().encode(text))
    },
  })
  const client = tenkenClient({ origin: 'https://tenken.example', fetch: async () => new Response(body) })
  const ended = vi.fn()
  const reading = (async () => {
    for await (const _ of client.board.watch()) throw new Error('Nothing was told.')
  })().catch((error: unknown) => ended(error))

  for (let beats = 0; beats < 6; beats++) {
    await vi.advanceTimersByTimeAsync(10_000)
    say(':\n\n')
  }
  expect(ended).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(26_000)
  await reading

  expect(ended).toHaveBeenCalledWith(expect.objectContaining({ name: 'TimeoutError' }))
})
