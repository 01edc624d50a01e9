import { setTimeout as pause } from 'node:timers/promises'
import { Refused } from '../../src/client/index.ts'

/** What was asked of the server and what it answered, to be held against the trail. */
export class Told {
  /** Of each write, by the id of what it creates or by its key: that it was meant, and how it was answered. */
  readonly meant = new Set<string>()
  readonly done = new Set<string>()
  readonly refused = new Set<string>()
  /** Of each answer, in milliseconds. */
  readonly waits: number[] = []
  repeats = 0

  /** Sends a write until it is answered. Throws Refused. */
  async write<T>(id: string, send: () => Promise<T>): Promise<T> {
    this.meant.add(id)
    try {
      const answer = await this.ask(send)
      this.done.add(id)

      return answer
    } catch (error) {
      this.refused.add(id)
      throw error
    }
  }

  /** Asks until there is an answer, as somebody does who has none: the very same again. Throws Refused. */
  async ask<T>(send: () => Promise<T>): Promise<T> {
    for (let tried = 1; ; tried++) {
      const began = performance.now()
      try {
        const answer = await send()
        this.waits.push(performance.now() - began)

        return answer
      } catch (error) {
        if (error instanceof Refused && error.problem.kind !== 'unavailable') throw error
        this.repeats++
        await pause(Math.min(1000, 50 * tried))
      }
    }
  }
}
