import { type PGlite, protocol } from '@electric-sql/pglite'
import { DatabaseUnavailable, type WhyUnavailable } from '../errors.ts'

const { DatabaseError, ReadyForQueryMessage } = protocol.messages

type Message = Awaited<ReturnType<PGlite['execProtocolStream']>>[number]

/** The one PostgreSQL backend in this process, spoken to in PostgreSQL's own protocol. */
export class Backend {
  readonly #pglite: PGlite
  #status = 'I'
  #stopped: DatabaseUnavailable | undefined

  constructor(pglite: PGlite) {
    this.#pglite = pglite
  }

  /** True from BEGIN until COMMIT or ROLLBACK, also after an error in between. */
  get inTransaction(): boolean {
    return this.#status !== 'I'
  }

  /** Why the backend can never be used again; undefined while it can. */
  get stopped(): DatabaseUnavailable | undefined {
    return this.#stopped
  }

  /** Nothing else reaches the backend while `work` runs; in the order of the calls. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    return this.#pglite.runExclusive(work)
  }

  /**
   * Sends a message, to be called exclusively, and returns every answer; an error of PostgreSQL is one of them.
   * After a PANIC, as when the disk fails under a commit, PostgreSQL must not be called again: it would never
   * return. From then on this throws DatabaseUnavailable.
   */
  async ask(message: Uint8Array): Promise<readonly Message[]> {
    if (this.#stopped) throw this.#stopped
    try {
      const answers = await this.#pglite.execProtocolStream(message, { syncToFs: false, throwOnError: false })
      const fatal = answers.find((answer) => answer instanceof DatabaseError && isFatal(answer))
      if (fatal) throw fatal
      this.#status = statusIn(answers)

      return answers
    } catch (cause) {
      throw this.stop(
        { code: 'stopped', says: cause instanceof Error ? cause.message : String(cause) },
        cause,
      )
    }
  }

  /** Nothing is run from now on. */
  stop(reason: WhyUnavailable, cause?: unknown): DatabaseUnavailable {
    this.#stopped ??= new DatabaseUnavailable(reason, { cause })

    return this.#stopped
  }
}

function isFatal({ severity }: { severity: string | undefined }): boolean {
  return severity === 'PANIC' || severity === 'FATAL'
}

function statusIn(answers: readonly Message[]): string {
  const ready = answers.at(-1)
  if (ready instanceof ReadyForQueryMessage) return ready.status

  throw new Error('it does not answer')
}
