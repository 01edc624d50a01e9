import net from 'node:net'

/** What clients say to a server, heard on the way. */
export interface Overheard {
  /** Leads to the same database, past whoever listens. */
  readonly url: string
  readonly heard: Heard
  close(): void
}

interface Heard {
  connections: number
  /** Every statement that was sent to be executed, in order. */
  statements: string[]
}

/** Passes everything on between clients and the server at the URL, which must not want TLS. */
export async function overheard(url: string): Promise<Overheard> {
  const target = new URL(url)
  const heard: Heard = { connections: 0, statements: [] }
  const proxy = net.createServer((client) => {
    heard.connections++
    const ear = new Ear(heard.statements)
    const upstream = net.connect(Number(target.port), target.hostname)
    for (const end of [client, upstream]) end.on('error', () => {})
    client.on('data', (bytes) => ear.hear(bytes))
    client.pipe(upstream).pipe(client)
  })
  await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready))
  const address = proxy.address()
  if (address === null || typeof address === 'string') throw new Error('the proxy has no port')

  return {
    url: Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(address.port) }).href,
    heard,
    close: () => proxy.close(),
  }
}

/** Knows the messages of one connection: a letter, a length, and texts that end with a zero. */
class Ear {
  readonly #statements: string[]
  readonly #parsed = new Map<string, string>()
  #bound = ''
  #pending = Buffer.alloc(0)
  // The first message of a connection has no letter.
  #letters = 0

  constructor(statements: string[]) {
    this.#statements = statements
  }

  hear(bytes: Uint8Array): void {
    this.#pending = Buffer.concat([this.#pending, bytes])
    while (this.#pending.length >= this.#letters + 4) {
      const end = this.#letters + this.#pending.readInt32BE(this.#letters)
      if (this.#pending.length < end) return
      if (this.#letters > 0)
        this.#understand(this.#pending.toString('latin1', 0, 1), this.#pending.toString('utf8', 5, end))
      this.#pending = this.#pending.subarray(end)
      this.#letters = 1
    }
  }

  /** Query has a statement; Parse names one, Bind takes it by its name, Execute runs it. */
  #understand(letter: string, body: string): void {
    const [first = '', second = ''] = body.split('\0')
    if (letter === 'Q') this.#statements.push(first)
    if (letter === 'P') this.#parsed.set(first, second)
    if (letter === 'B') this.#bound = second
    if (letter === 'E') this.#statements.push(this.#parsed.get(this.#bound) ?? '')
  }
}
