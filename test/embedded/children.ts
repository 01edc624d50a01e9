import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onTestFinished, TestRunner } from 'vitest'
import { node } from '../setup/node.ts'

type Action = 'commit' | 'hold' | 'open' | 'forget'

/** Another process with the embedded engine on a folder; it works from `dist`, which `npm test` builds first. */
export class Child {
  readonly #process: ChildProcess
  readonly #exit: Promise<unknown>
  readonly lines: string[] = []

  constructor(action: Action, folder: string) {
    const script = fileURLToPath(new URL('./child.mjs', import.meta.url))
    const [program, ...flags] = node
    this.#process = spawn(program, [...flags, script, action, folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#exit = once(this.#process, 'close')
    if (TestRunner.getCurrentTest()) onTestFinished(() => this.kill())
    let rest = ''
    this.#process.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      this.lines.push(...lines)
    })
  }

  /** Waits until it has told this many lines, or has ended. */
  async told(count: number): Promise<string[]> {
    while (this.lines.length < count && this.#process.exitCode === null) {
      await Promise.race([once(this.#process.stdout ?? this.#process, 'data'), this.#exit])
    }

    return this.lines
  }

  async ended(): Promise<{ code: number | null; lines: string[] }> {
    await this.#exit

    return { code: this.#process.exitCode, lines: this.lines }
  }

  /** kill -9 unless said otherwise. */
  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.#process.kill(signal)
    await this.#exit
  }
}
