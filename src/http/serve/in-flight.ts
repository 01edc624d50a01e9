import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { isEvents } from '../event-stream.ts'

/** The connections of a server, and the requests on them that it is answering. */
export class InFlight {
  /** How many requests are in flight on each connection. */
  readonly #connections = new Map<Socket, number>()
  readonly #answers = new Set<ServerResponse>()
  readonly #endless = new WeakSet<ServerResponse>()
  #ending = false

  get count(): number {
    return this.#answers.size
  }

  /** To be told of each connection as it comes. */
  readonly connected = (socket: Socket): void => {
    this.#connections.set(socket, 0)
    socket.once('close', () => this.#connections.delete(socket))
  }

  /** To be told of each request as it comes. */
  readonly asked = ({ socket }: IncomingMessage, answer: ServerResponse): void => {
    this.#answers.add(answer)
    this.#connections.set(socket, this.#on(socket) + 1)
    answer.once('close', () => this.#answered(socket, answer))
    if (this.#ending) closeAfter(answer)
  }

  /**
   * To be told of what is answered before it is sent. What goes on until somebody leaves ends with the server; a reader
   * of events takes that for a broken connection, and asks again.
   */
  answers(answer: ServerResponse, response: Response): Response {
    if (!isEvents(response)) return response
    this.#endless.add(answer)
    if (!this.#ending) return response
    void response.body?.cancel()

    return new Response('', response)
  }

  /** From now on a connection ends with its answer, and an answer that would go on for ever ends now. */
  end(): void {
    this.#ending = true
    for (const [socket, requests] of this.#connections) if (requests === 0) socket.destroy()
    for (const answer of this.#answers) {
      closeAfter(answer)
      if (this.#endless.has(answer)) answer.end()
    }
  }

  #answered(socket: Socket, answer: ServerResponse): void {
    this.#answers.delete(answer)
    if (socket.destroyed) return
    this.#connections.set(socket, this.#on(socket) - 1)
    if (this.#ending && this.#on(socket) === 0) socket.destroySoon()
  }

  #on(socket: Socket): number {
    return this.#connections.get(socket) ?? 0
  }
}

/** Tells the client; of an answer whose head has gone already it learns when the connection ends. */
function closeAfter(answer: ServerResponse): void {
  if (!answer.headersSent) answer.setHeader('Connection', 'close')
}
