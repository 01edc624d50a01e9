import type { Terminal } from './terminal.ts'
import { cut } from './width.ts'

/** How far a long command has come: a bar drawn over itself for a person, a line for each thing otherwise. */
export class Progress {
  readonly #terminal: Terminal
  readonly #total: number
  #done = 0

  constructor(terminal: Terminal, total: number) {
    this.#terminal = terminal
    this.#total = total
  }

  /** Says what is being worked on; nothing where there is only one thing. */
  start(name: string): void {
    this.#done++
    if (this.#total < 2) return
    const count = `${this.#done}/${this.#total}`
    this.#terminal.err(this.#terminal.live ? this.#bar(`${count} ${name}`) : `[${count}] ${name}\n`)
  }

  /** Takes the bar away, before anything else is written and at the end. */
  clear(): void {
    if (this.#terminal.live && this.#total > 1) this.#terminal.err('\r\u001b[K')
  }

  #bar(text: string): string {
    const filled = Math.round((20 * (this.#done - 1)) / this.#total)
    const bar = '█'.repeat(filled) + '░'.repeat(20 - filled)

    return `\r\u001b[K${bar} ${cut(text, this.#terminal.columns - 22)}`
  }
}
