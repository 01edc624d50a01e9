/** A network that loses connections, and how many it has lost. */
export class Unreliable {
  /** Of all requests, how many get no answer. */
  readonly #share: number
  cuts = 0

  constructor(share: number) {
    this.#share = share
  }

  /** Streams are left alone: they break with the server. */
  readonly fetch: typeof fetch = (input, init) => {
    if (String(input).endsWith('/events') || Math.random() > this.#share) return fetch(input, init)
    this.cuts++

    return cutOff(input, init)
  }
}

/** Loses a request on its way, while it waits, or once it is answered. */
async function cutOff(input: Parameters<typeof fetch>[0], init?: RequestInit): Promise<Response> {
  const fate = Math.random()
  if (fate < 0.2) throw new TypeError('lost on its way')
  if (fate < 0.6) return fetch(input, { ...init, signal: AbortSignal.timeout(Math.random() * 25) })
  const { body } = await fetch(input, init)
  await body?.cancel()
  throw new TypeError('its answer is lost')
}
