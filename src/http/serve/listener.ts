import { createServer, type Server, type ServerOptions, STATUS_CODES } from 'node:http'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { getRequestListener } from '@hono/node-server'
import { clientOf } from './client.ts'
import type { Fetch } from './env.ts'
import { CannotListen, PortInUse, type WhyCannotListen } from './errors.ts'
import { InFlight } from './in-flight.ts'
import { setSecurityHeaders } from './security-headers.ts'
import type { Limits, ServeSettings } from './settings.ts'
import type { TlsPair } from './tls.ts'

/** A port, and all that happens on it. */
export class Listener {
  readonly inFlight = new InFlight()
  readonly #server: Server | TlsServer
  readonly #tls: TlsServer | undefined

  /** With a pair it speaks TLS and nothing else. */
  constructor(fetch: Fetch, { limits, trusted }: Pick<ServeSettings, 'limits' | 'trusted'>, pair?: TlsPair) {
    const options = optionsOf(limits)
    this.#tls =
      pair && createTlsServer({ ...options, handshakeTimeout: limits.read, cert: pair.cert, key: pair.key })
    this.#server = this.#tls ?? createServer(options)
    this.#server.maxConnections = limits.connections
    this.#server.on(this.#tls ? 'secureConnection' : 'connection', this.inFlight.connected)
    this.#server.on('request', this.inFlight.asked)
    this.#server.on(
      'request',
      getRequestListener(async (request, bindings) => {
        // The server speaks version 1.1 of HTTP alone.
        const { incoming, outgoing } = bindings as Parameters<Fetch>[1]
        const client = clientOf(incoming, trusted)
        setSecurityHeaders(outgoing, client)

        return this.inFlight.answers(outgoing, await fetch(request, { incoming, outgoing, client }))
      }),
    )
    this.#server.on('clientError', answerBroken)
  }

  /** Takes requests from now on, and returns the port. Throws PortInUse or CannotListen. */
  listen({ host, port }: Pick<ServeSettings, 'host' | 'port'>): Promise<number> {
    const server = this.#server

    return new Promise((resolve, reject) => {
      server.once('error', (error) => reject(whyNot(error, { host, port })))
      server.listen({ host, port }, () => {
        // A server that listens on a port has an address with one.
        resolve((server.address() as AddressInfo).port)
      })
    })
  }

  /** Connections that begin from now on are served with this pair. */
  serveWith({ cert, key }: TlsPair): void {
    this.#tls?.setSecureContext({ cert, key })
  }

  /**
   * Takes no connection any more and resolves when what is in flight has been answered; what has not been after so many
   * milliseconds is cut off, and false returned.
   */
  async close(patience: number): Promise<boolean> {
    const closed = new Promise<boolean>((done) => this.#server.close(() => done(true)))
    this.inFlight.end()
    let timer: NodeJS.Timeout | undefined
    const overdue = new Promise<boolean>((done) => {
      timer = setTimeout(() => done(false), patience)
    })
    try {
      return await Promise.race([closed, overdue])
    } finally {
      clearTimeout(timer)
      this.#server.closeAllConnections()
    }
  }
}

function optionsOf({ header, read, keepAlive }: Limits): ServerOptions {
  return {
    maxHeaderSize: header,
    headersTimeout: read,
    requestTimeout: read,
    keepAliveTimeout: keepAlive,
    // How often the two above are looked after.
    connectionsCheckingInterval: Math.min(1_000, read),
  }
}

const statusOfBroken: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

/** What never became a request is answered in the shape of every other problem, and the connection closed. */
function answerBroken(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy()

    return
  }
  const status = statusOfBroken[error.code ?? ''] ?? 400
  const title = STATUS_CODES[status]
  const body = JSON.stringify({ type: 'about:blank', title, status })
  const lines = [
    `HTTP/1.1 ${status} ${title}`,
    'Connection: close',
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'X-Content-Type-Options: nosniff',
  ]
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`)
}

function whyNot(cause: NodeJS.ErrnoException, { host, port }: { host: string; port: number }): Error {
  if (cause.code === 'EADDRINUSE') return new PortInUse(host, port, { cause })

  return new CannotListen(host, port, whyCannotListen(cause), { cause })
}

function whyCannotListen({ code, message }: NodeJS.ErrnoException): WhyCannotListen {
  if (code === 'EACCES') return { code: 'not_permitted' }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return { code: 'no_such_address' }

  return { code: 'failed', says: message }
}
