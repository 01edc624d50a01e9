import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Config } from '../../config.ts'
import type { CodedError } from '../../domain/errors.ts'

/** What the thread comes to. */
type Outcome = { found: string[] } | { refused: Pick<CodedError, 'code' | 'kind' | 'message' | 'data'> }

/**
 * What separates the database from its models, found in a thread of its own with one connection of its own: a role that
 * may make no schema is compared in memory, which takes seconds and would hold up everybody whom this process serves.
 * One at a time, for the memory it takes. Throws what opening the database throws.
 */
export class DifferencesApart {
  readonly #config: Config
  readonly #place: URL
  #turn: Promise<unknown> = Promise.resolve()

  constructor(config: Config, place = new URL('./difference-worker.js', import.meta.url)) {
    this.#config = { ...config, pool: { ...config.pool, size: 1 } }
    this.#place = place
  }

  find(): Promise<string[]> {
    const found = this.#turn.then(() => this.#find())
    this.#turn = found.catch(() => {})

    return found
  }

  async #find(): Promise<string[]> {
    const worker = new Worker(this.#place, { workerData: this.#config })
    try {
      // What ends the thread without an outcome is thrown by once.
      const [outcome]: Outcome[] = await once(worker, 'message')
      if (outcome && 'found' in outcome) return outcome.found
      throw Object.assign(new Error(outcome?.refused.message), outcome?.refused)
    } finally {
      await worker.terminate()
    }
  }
}
