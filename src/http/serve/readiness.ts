import { isCoded } from '../../domain/errors.ts'
import type { WhyNotReady } from './refusals.ts'

interface Pace {
  /** For how many milliseconds an answer holds. */
  readonly holds: number
  /** After how many milliseconds without an answer the database does not serve. */
  readonly patience: number
}

/** Told when it changes: what stands in the way, and the error of the database that says so; undefined if nothing does. */
type Told = (why: WhyNotReady | undefined, error?: unknown) => void

/** Asks the database what its role lacks for the work. Throws what stands against work at all. */
type Look = () => Promise<readonly string[]>

/** Whether the server can do its work: asked by whoever sends it requests, and often. */
export class Readiness {
  readonly #lacked: Look
  readonly #told: Told
  readonly #pace: Pace
  #known: { readonly until: number; readonly why: WhyNotReady | undefined } | undefined
  #asking: Promise<WhyNotReady | undefined> | undefined
  #toldOf: string | undefined
  #stopping = false

  constructor(lacked: Look, told: Told, pace: Pace = { holds: 1_000, patience: 2_000 }) {
    this.#lacked = lacked
    this.#told = told
    this.#pace = pace
  }

  /** From now on no request is to be sent here. */
  stop(): void {
    this.#stopping = true
  }

  /**
   * Why requests are better sent elsewhere; undefined where they are welcome. The database is asked once a second at
   * most, and never a second time before it has answered.
   */
  async why(): Promise<WhyNotReady | undefined> {
    if (this.#stopping) return { code: 'stopping' }
    if (this.#known && performance.now() < this.#known.until) return this.#known.why
    this.#asking ??= this.#ask()

    return inTime(this.#asking, this.#pace.patience)
  }

  async #ask(): Promise<WhyNotReady | undefined> {
    const [why, error] = await this.#look()
    this.#known = { until: performance.now() + this.#pace.holds, why }
    this.#asking = undefined
    const toTell = why && JSON.stringify(why)
    if (toTell !== this.#toldOf) this.#told(why, error)
    this.#toldOf = toTell

    return why
  }

  async #look(): Promise<[why: WhyNotReady | undefined, error?: unknown]> {
    try {
      const rights = await this.#lacked()

      return [rights.length > 0 ? { code: 'rights_missing', rights } : undefined]
    } catch (error) {
      return [{ code: 'database', error: isCoded(error) ? error.code : 'bug' }, error]
    }
  }
}

async function inTime(
  answer: Promise<WhyNotReady | undefined>,
  milliseconds: number,
): Promise<WhyNotReady | undefined> {
  let timer: NodeJS.Timeout | undefined
  const overdue = new Promise<WhyNotReady>((done) => {
    timer = setTimeout(() => done({ code: 'overdue', milliseconds }), milliseconds)
  })
  try {
    return await Promise.race([answer, overdue])
  } finally {
    clearTimeout(timer)
  }
}
