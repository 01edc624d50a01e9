import { afterEach, describe, expect, test } from 'vitest'
import { answerOfEvents } from '../../../src/http/event-stream.ts'
import { CannotListen, PortInUse } from '../../../src/http/serve/errors.ts'
import type { Listener } from '../../../src/http/serve/listener.ts'
import { aClosedListener, aListener, get, later, Wire } from './a-listener.ts'

const open: Listener[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((listener) => listener.close(0)))
})

const listening: typeof aListener = async (...given) => {
  const found = await aListener(...given)
  open.push(found.listener)

  return found
}

const hello = async () => new Response('hello')

describe('limits', () => {
  test('a head that is too large is answered as a problem, and the connection closed', async () => {
    const { port } = await listening(hello)
    const wire = await Wire.to(port)

    wire.say(`GET / HTTP/1.1\r\nHost: here\r\nX: ${'x'.repeat(5_000)}\r\n\r\n`)

    expect(await wire.ended()).toMatch(/^HTTP\/1\.1 431 .*application\/problem\+json.*"status":431/s)
  })

  test.each([
    'NOT HTTP\r\n\r\n',
    'GET / HTTP/1.1\r\nHost here\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    '\u0016\u0003\u0001\u0000',
  ])('what is no request (%j) is answered as a problem', async (text) => {
    const { port } = await listening(hello)
    const wire = await Wire.to(port)

    wire.say(text)

    expect(await wire.ended()).toMatch(/^HTTP\/1\.1 400 .*application\/problem\+json.*"status":400/s)
  })

  test('a request that takes too long to arrive is given up on', async () => {
    const echo = async (request: Request) => new Response(await request.text())
    const { port } = await listening(echo, { read: 100 })
    const [head, body] = await Promise.all([Wire.to(port), Wire.to(port)])

    head.say('GET / HTTP/1.1\r\n')
    body.say('POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 10\r\n\r\nhalf')

    expect(await head.ended()).toContain('408')
    expect(await body.ended()).toContain('408')
  })

  test('more connections than there may be are not taken', async () => {
    const { port } = await listening(hello, { connections: 1 })
    const first = await Wire.to(port)
    first.say(get('/'))
    await first.hears('hello')

    const second = await Wire.to(port)

    expect(await second.ended()).toBe('')
    first.leave()
  })

  test('a connection serves one request after the other, and ends after a while without any', async () => {
    const { port } = await listening(hello, { keepAlive: 50 })
    const wire = await Wire.to(port)

    wire.say(get('/1'))
    await wire.hears('hello')
    wire.say(get('/2'))

    expect((await wire.ended()).match(/hello/g)).toHaveLength(2)
  })
})

describe('the end', () => {
  test('what is in flight is answered, and nobody else is let in', async () => {
    const [asked, mayAnswer] = [later(), later()]
    const { listener, port } = await listening(async () => {
      asked.happen()
      await mayAnswer.promise

      return new Response('done')
    })
    const [inFlight, idle] = await Promise.all([Wire.to(port), Wire.to(port)])
    inFlight.say(get('/'))
    await asked.promise

    const closed = listener.close(60_000)
    await idle.ended()
    await expect(Wire.to(port)).rejects.toThrow('ECONNREFUSED')
    expect(listener.inFlight.count).toBe(1)
    mayAnswer.happen()

    expect(await inFlight.ended()).toMatch(/^HTTP\/1\.1 200 .*connection: close.*done$/is)
    expect(await closed).toBe(true)
    expect(listener.inFlight.count).toBe(0)
  })

  test('a stream of events ends at once, and in good order', async () => {
    const left = later()
    const { listener, port } = await listening(async () =>
      answerOfEvents(
        new ReadableStream({
          start: (stream) => stream.enqueue(new TextEncoder().encode('data: here\n\n')),
          cancel: () => left.happen(),
        }),
        { status: 200, headers: {} },
      ),
    )
    const wire = await Wire.to(port)
    wire.say(get('/'))
    await wire.hears('data: here')

    expect(await listener.close(60_000)).toBe(true)

    expect(await wire.ended()).toMatch(/\r\n0\r\n\r\n$/)
    await left.promise
  })

  test('a stream of events that is asked for as the server ends is over at once', async () => {
    const [asked, mayAnswer, left] = [later(), later(), later()]
    const { listener, port } = await listening(async () => {
      asked.happen()
      await mayAnswer.promise

      return answerOfEvents(new ReadableStream({ cancel: () => left.happen() }), { status: 200, headers: {} })
    })
    const wire = await Wire.to(port)
    wire.say(get('/'))
    await asked.promise

    const closed = listener.close(60_000)
    mayAnswer.happen()

    expect(await wire.ended()).toMatch(/^HTTP\/1\.1 200 .*text\/event-stream/s)
    expect(await closed).toBe(true)
    await left.promise
  })

  test('an answer that was being sent when the end came goes out whole', async () => {
    const [begun, mayGoOn] = [later(), later()]
    const { listener, port } = await listening(
      async () =>
        new Response(
          new ReadableStream({
            async start(stream) {
              stream.enqueue(new TextEncoder().encode('first, '))
              begun.happen()
              await mayGoOn.promise
              stream.enqueue(new TextEncoder().encode('last'))
              stream.close()
            },
          }),
        ),
    )
    const wire = await Wire.to(port)
    wire.say(get('/'))
    await wire.hears('first, ')

    const closed = listener.close(60_000)
    mayGoOn.happen()

    expect(await wire.ended()).toContain('last')
    expect(await closed).toBe(true)
  })

  test('what has had its time is cut off', async () => {
    const asked = later()
    const { listener, port } = await listening(() => {
      asked.happen()

      return new Promise(() => {})
    })
    const wire = await Wire.to(port)
    wire.say(get('/'))
    await asked.promise

    expect(await listener.close(20)).toBe(false)

    expect(await wire.ended()).toBe('')
  })
})

describe('a port that cannot be had', () => {
  test('is in use', async () => {
    const { port } = await listening(hello)
    const listener = aClosedListener(hello)

    const second = listener.listen({ host: '127.0.0.1', port })

    await expect(second).rejects.toThrow(PortInUse)
    await expect(second).rejects.toMatchObject({ code: 'port_in_use', data: { host: '127.0.0.1', port } })
  })

  test.each(['192.0.2.1', 'nowhere.invalid'])('belongs to %s, which is not of this machine', async (host) => {
    const listener = aClosedListener(hello)

    const elsewhere = listener.listen({ host, port: 0 })

    await expect(elsewhere).rejects.toThrow(CannotListen)
  })
})
