import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import type { Fetch } from '../../../src/http/serve/env.ts'
import { Listener } from '../../../src/http/serve/listener.ts'
import { Networks } from '../../../src/http/serve/networks.ts'
import type { Limits } from '../../../src/http/serve/settings.ts'
import type { TlsPair } from '../../../src/http/serve/tls.ts'

const usual: Limits = { body: 1_000, header: 4_096, connections: 10, read: 5_000, keepAlive: 5_000 }

interface Listening {
  listener: Listener
  port: number
}

/** A listener that does not listen yet and will answer by `fetch`. */
export function aClosedListener(fetch: Fetch, limits: Partial<Limits> = {}, pair?: TlsPair): Listener {
  return new Listener(fetch, { limits: { ...usual, ...limits }, trusted: new Networks([]) }, pair)
}

/** One on a free port of this machine. */
export async function aListener(...given: Parameters<typeof aClosedListener>): Promise<Listening> {
  const listener = aClosedListener(...given)

  return { listener, port: await listener.listen({ host: '127.0.0.1', port: 0 }) }
}

/** A connection that says what it is told to and keeps what it hears. */
export class Wire {
  readonly #socket: Socket
  heard = ''

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setEncoding('utf8').on('data', (text: string) => {
      this.heard += text
    })
    socket.on('error', () => {})
  }

  static async to(port: number): Promise<Wire> {
    const socket = connect(port, '127.0.0.1')
    await once(socket, 'connect')

    return new Wire(socket)
  }

  say(text: string): void {
    this.#socket.write(text)
  }

  /** Resolves once this has been heard; never where it is not. */
  async hears(text: string | RegExp): Promise<void> {
    while (this.heard.search(text) < 0) await once(this.#socket, 'data')
  }

  /** Resolves once the other end has closed. */
  async ended(): Promise<string> {
    if (!this.#socket.closed) await once(this.#socket, 'close')

    return this.heard
  }

  leave(): void {
    this.#socket.destroy()
  }
}

export const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: here\r\n\r\n`

/** Something that happens later, when a test says so. */
export function later<T = void>(): { promise: Promise<T>; happen: (value: T) => void } {
  let happen: (value: T) => void = () => {}
  const promise = new Promise<T>((resolve) => {
    happen = resolve
  })

  return { promise, happen }
}
