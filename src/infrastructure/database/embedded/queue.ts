/** One turn at a time, first come first served. */
export class Queue {
  readonly #waiting: (() => void)[] = []
  #taken = false

  get taken(): boolean {
    return this.#taken
  }

  /** How many wait for their turn. */
  get waiting(): number {
    return this.#waiting.length
  }

  /** Waits for a turn, at most `limit` milliseconds (0: without limit); false where the limit was reached. */
  enter(limit: number): Promise<boolean> {
    if (!this.#taken) {
      this.#taken = true

      return Promise.resolve(true)
    }

    return new Promise((resolve) => {
      const timer = limit > 0 ? setTimeout(giveUp, limit) : undefined
      const admit = () => {
        clearTimeout(timer)
        resolve(true)
      }
      const waiting = this.#waiting
      function giveUp() {
        waiting.splice(waiting.indexOf(admit), 1)
        resolve(false)
      }
      waiting.push(admit)
    })
  }

  /** Ends the turn; the next in line has it at once. */
  leave(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#taken = false
  }
}
