import type pg from 'pg'
import { AnswerOverdue } from '../passing.ts'

interface Waiting {
  readonly since: number
  readonly giveUp: (overdue: AnswerOverdue) => void
}

/**
 * Gives up on a connection that leaves a statement unanswered for too long, and cuts it: what was sent after that
 * statement cannot be answered before it. One timer looks after a connection, for one a statement would cost more
 * than the rest of what a lease does.
 */
export class Deadline {
  readonly #client: pg.Client
  readonly #patience: number
  readonly #waiting = new Set<Waiting>()
  #timer: NodeJS.Timeout | undefined

  /** `patience` is in milliseconds; 0 waits for ever. */
  constructor(client: pg.Client, patience: number) {
    this.#client = client
    this.#patience = patience
  }

  /** Begins to wait for an answer; to be handed to `met` when it is there. */
  wait(giveUp: (overdue: AnswerOverdue) => void): Waiting {
    const waiting = { since: performance.now(), giveUp }
    if (this.#patience > 0) {
      this.#waiting.add(waiting)
      this.#timer ??= this.#lookAfter(this.#patience)
    }

    return waiting
  }

  met(waiting: Waiting): void {
    this.#waiting.delete(waiting)
  }

  #lookAfter(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => this.#look(), milliseconds).unref()
  }

  /** Answers come in the order of the statements, so that the first in line has waited longest. */
  #look(): void {
    this.#timer = undefined
    const [oldest] = this.#waiting
    if (!oldest) return
    const left = this.#patience - (performance.now() - oldest.since)
    if (left > 0) {
      this.#timer = this.#lookAfter(Math.ceil(left))
    } else {
      this.#waiting.clear()
      oldest.giveUp(new AnswerOverdue(this.#patience))
      this.#client.connection.stream.destroy()
    }
  }
}
