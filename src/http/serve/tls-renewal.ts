import { setTimeout as pause } from 'node:timers/promises'
import type { TlsFiles } from './settings.ts'
import { isSamePair, readTlsPair, type TlsPair } from './tls.ts'

interface Told {
  /** A new pair is there, and is to be served from now on. */
  renewed(pair: TlsPair): void
  /** A new pair is there and cannot be served; the one before it stays. */
  refused(error: unknown): void
}

/** Keeps an eye on a certificate and its key, which are renewed while the server runs. */
export class TlsRenewal {
  readonly #files: TlsFiles
  readonly #told: Told
  readonly #ended = new AbortController()
  #served: TlsPair

  constructor(files: TlsFiles, served: TlsPair, told: Told) {
    this.#files = files
    this.#served = served
    this.#told = told
  }

  /**
   * Looks at the files now and every so many milliseconds until the end. By what they hold, so that links, mounts and
   * whatever else moves them are no matter. The two are written one after the other: a pair that cannot be served is
   * told of when it looks the same a second time, and then once.
   */
  async watch(interval: number): Promise<void> {
    const { signal } = this.#ended
    let [before, told] = ['', '']
    for (;;) {
      await pause(interval, undefined, { signal, ref: false }).catch(() => {})
      if (signal.aborted) return
      const trouble = await this.#look()
      const now = trouble === undefined ? '' : String(trouble)
      if (now !== '' && now === before && now !== told) this.#told.refused(trouble)
      if (now === before) told = now
      before = now
    }
  }

  /** Looks at once, and tells of trouble at once: somebody has asked. */
  async reload(): Promise<void> {
    const trouble = await this.#look()
    if (trouble !== undefined) this.#told.refused(trouble)
  }

  end(): void {
    this.#ended.abort()
  }

  /** What stands against serving what the files hold; undefined where it is served. */
  async #look(): Promise<unknown> {
    try {
      const pair = await readTlsPair(this.#files)
      if (isSamePair(pair, this.#served)) return undefined
      this.#told.renewed(pair)
      this.#served = pair

      return undefined
    } catch (error) {
      return error
    }
  }
}
