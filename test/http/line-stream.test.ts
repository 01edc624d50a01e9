import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SignInBusy, SignInRefused } from '../../src/domain/secrets.ts'
import { lineStream } from '../../src/http/line-stream.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds)

/** An endless export, and what became of it. */
class Script {
  made = 0
  returned = 0
  readonly ended: unknown[] = []
  readonly gone = new AbortController()
  readonly reader: ReadableStreamDefaultReader<Uint8Array>

  constructor({
    patience = 60_000,
    beat = 60_000,
    mayGoOn = async () => {},
    make = async (n: number): Promise<string | undefined> => `line ${n}\n`,
  } = {}) {
    const pieces: AsyncIterator<string> = {
      next: async () => {
        const value = await make(++this.made)

        return value === undefined ? { done: true, value } : { done: false, value }
      },
      return: async () => {
        this.returned++

        return { done: true, value: undefined }
      },
    }
    const ended = (error: unknown) => this.ended.push(error)
    this.reader = lineStream(pieces, { patience, beat, mayGoOn, ended, gone: this.gone }).getReader()
  }

  async read(): Promise<string> {
    return new TextDecoder().decode((await this.reader.read()).value)
  }
}

test('no piece is made before somebody reads it', async () => {
  const script = new Script()

  await script.read()
  await pass(5)

  expect(script.made).toBe(1)
  await script.reader.cancel()
})

test('whoever leaves ends it', async () => {
  const script = new Script()

  await script.read()
  await script.reader.cancel()

  expect([script.returned, script.gone.signal.aborted, script.ended]).toEqual([1, true, [null]])
})

test('whoever stops reading is taken for gone, before the first piece or behind one', async () => {
  const [unread, stopped, slow] = [
    new Script({ patience: 5 }),
    new Script({ patience: 5 }),
    new Script({ patience: 5 }),
  ]
  await stopped.read()
  for (const line of ['line 1\n', 'line 2\n', 'line 3\n']) {
    await pass(4)
    expect(await slow.read()).toBe(line)
  }
  await slow.reader.cancel()

  for (const script of [unread, stopped]) {
    expect([script.returned, script.gone.signal.aborted, script.ended]).toEqual([1, true, [null]])
    await expect(script.reader.read()).rejects.toThrow('nobody reads')
  }
})

test('what goes wrong breaks it off, and is told once', async () => {
  const wrong = new Error('the connection is gone')
  const script = new Script({ make: (n) => (n === 1 ? Promise.resolve('{}\n') : Promise.reject(wrong)) })

  await script.read()

  await expect(script.reader.read()).rejects.toThrow(wrong)
  expect([script.ended, script.returned]).toEqual([[wrong], 1])
})

test('the whole of it ends as it should', async () => {
  const script = new Script({ make: async (n) => (n === 1 ? '{}\n' : undefined), patience: 5 })

  expect([await script.read(), (await script.reader.read()).done]).toEqual(['{}\n', true])
  await pass(10)
  expect(script.ended).toEqual([null])
})

test('whoever has signed out meanwhile gets no more, and a busy database stops nobody', async () => {
  const out = new Script({ beat: 5, mayGoOn: () => Promise.reject(new SignInRefused('password', null)) })
  const busy = new Script({ beat: 5, mayGoOn: () => Promise.reject(new SignInBusy()) })

  await pass(5)

  await expect(out.reader.read()).rejects.toThrow(SignInRefused)
  expect(await busy.read()).toBe('line 1\n')
  await busy.reader.cancel()
})
