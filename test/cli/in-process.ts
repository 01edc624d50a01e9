import { Readable, Writable } from 'node:stream'
import type { Host } from '../../src/cli/host.ts'
import { run } from '../../src/cli/run.ts'
import { CommandLine, type Outcome } from './tenken.ts'

/** The same command line without a process of its own for every command: what many commands cost is mostly that. */
export class InProcess extends CommandLine {
  constructor(line: CommandLine) {
    super(line.url, () => line.drop())
  }

  override run(email: string, ...args: string[]): Promise<Outcome> {
    return this.runWith({ TENKEN_USER: email }, ...args)
  }

  /** Runs a command that finds this on its standard input. */
  runReading(input: string | Uint8Array, email: string, ...args: string[]): Promise<Outcome> {
    return this.#carryOut({ env: { TENKEN_USER: email }, stdin: Readable.from([input]) }, args)
  }

  /** Runs a command of nobody in particular at a terminal, where these keys are pressed; `raw` is what became of its echo. */
  async runTyping(keys: string, ...args: string[]): Promise<Outcome & { raw: boolean[] }> {
    const raw: boolean[] = []
    const stdin = Object.assign(Readable.from([Buffer.from(keys)]), {
      isTTY: true,
      setRawMode: (on: boolean) => raw.push(on),
    })

    return { ...(await this.#carryOut({ env: {}, stdin }, args)), raw }
  }

  runWith(env: Record<string, string>, ...args: string[]): Promise<Outcome> {
    return this.#carryOut({ env, stdin: Readable.from(['']) }, args)
  }

  async #carryOut(
    { env, stdin }: { env: Record<string, string>; stdin: Readable },
    args: readonly string[],
  ): Promise<Outcome> {
    const [stdout, stderr] = [new Said(), new Said()]
    // A terminal asks no more of the process's streams than what every stream has.
    const streams = { stdin, stdout, stderr } as unknown as Pick<Host, 'stdin' | 'stdout' | 'stderr'>
    const code = await run({
      argv: ['node', 'tenken', ...args],
      env: { DATABASE_URL: this.url, LANG: 'C.UTF-8', ...env },
      on: process.on.bind(process),
      once: process.once.bind(process),
      removeListener: process.removeListener.bind(process),
      ...streams,
    })

    return { code, stdout: stdout.text, stderr: stderr.text }
  }
}

class Said extends Writable {
  text = ''

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString()
    done()
  }
}
