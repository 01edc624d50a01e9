import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const main = join(import.meta.dirname, '../../../dist/main.js')

/** `tenken serve` as a process of its own, at the same address each time it is started. */
export class Served implements AsyncDisposable {
  readonly origin: string
  readonly #databaseUrl: string
  #process: ChildProcess | undefined

  private constructor(port: number, databaseUrl: string) {
    this.origin = `http://127.0.0.1:${port}`
    this.#databaseUrl = databaseUrl
  }

  static async start(databaseUrl: string): Promise<Served> {
    const served = new Served(await aFreePort(), databaseUrl)
    await served.start()

    return served
  }

  /** Resolves when it answers. */
  async start(): Promise<void> {
    const { port } = new URL(this.origin)
    this.#process = spawn(process.execPath, [main, 'serve', '--port', port], {
      env: { ...process.env, DATABASE_URL: this.#databaseUrl },
      stdio: 'ignore',
    })
    while (!(await this.#isReady())) await pause(50)
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (!this.#process) return
    const ended = once(this.#process, 'exit')
    this.#process.kill(signal)
    await ended
  }

  /** Also where the day ends early. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#process?.exitCode === null && this.#process.signalCode === null) await this.end('SIGTERM')
  }

  async #isReady(): Promise<boolean> {
    if (this.#process?.exitCode !== null) throw new Error('tenken serve has ended')
    const answer = await fetch(`${this.origin}/readyz`).catch(() => undefined)

    return answer?.ok ?? false
  }
}

async function aFreePort(): Promise<number> {
  const held = createServer().listen(0, '127.0.0.1')
  await once(held, 'listening')
  const address = held.address()
  held.close()
  await once(held, 'close')
  if (typeof address !== 'object' || address === null) throw new Error('there is no free port')

  return address.port
}
