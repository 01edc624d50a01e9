import { failureOf } from '../../migrations/failure.ts'
import { literal } from '../../migrations/quote.ts'
import type { Connection, Lease } from './engine.ts'
import { OutcomeUnknown, SessionMisuse, TransactionAborted } from './errors.ts'
import { isDefiniteAbort } from './failure.ts'

/** How a transaction begins. */
export interface TransactionOptions {
  isolation?: 'read committed' | 'repeatable read' | 'serializable'
  readOnly?: true
  /** Kept by the audit trail with every event of this transaction. */
  requestId?: string
}

/**
 * One transaction on one lease. BEGIN is sent together with the first statement, so that it costs no round trip;
 * nothing can be run after the end.
 */
export class UnitOfWork implements Connection {
  readonly #lease: Lease
  readonly #begin: string
  readonly #readOnly: boolean
  #begun: Promise<string> | undefined
  #ended = false

  constructor(lease: Lease, options: TransactionOptions = {}, settings = '') {
    this.#lease = lease
    const { isolation, readOnly, requestId } = options
    this.#readOnly = readOnly === true
    const begin = ['begin', isolation && `isolation level ${isolation}`, readOnly && 'read only']
    const request = requestId && `set local tenken.request to ${literal(requestId)}`
    this.#begin = [begin.filter(Boolean).join(' '), settings, request].filter(Boolean).join('; ')
  }

  tuples<Row extends unknown[]>(name: string, sql: string, params?: readonly unknown[]): Promise<Row[]> {
    return this.#inside(() => this.#lease.tuples<Row>(name, sql, params))
  }

  rows<Row extends object>(name: string, sql: string, params?: readonly unknown[]): Promise<Row[]> {
    return this.#inside(() => this.#lease.rows<Row>(name, sql, params))
  }

  execute(sql: string): Promise<string> {
    return this.#inside(() => this.#lease.execute(sql))
  }

  get ended(): boolean {
    return this.#ended
  }

  /** Throws TransactionAborted, OutcomeUnknown, or what a deferred constraint raised. The lease is returned. */
  async commit(): Promise<void> {
    this.#end()
    if (!this.#begun) return this.#lease.release('clean')

    let state: 'clean' | 'doubtful' = 'doubtful'
    try {
      const tag = await this.#lease.execute('commit')
      state = 'clean'
      if (tag !== 'COMMIT') throw new TransactionAborted()
    } catch (error) {
      if (error instanceof TransactionAborted) throw error
      if (isDefiniteAbort(error)) {
        state = 'clean'
        throw error
      }
      throw new OutcomeUnknown({ cause: error })
    } finally {
      await this.#lease.release(state)
    }
  }

  /** Undoes everything and returns the lease; never throws, for the error that led here is the one to see. */
  async rollback(): Promise<void> {
    if (this.#ended) return
    this.#end()
    if (!this.#begun) return this.#lease.release('clean')

    try {
      await this.#lease.execute('rollback')
      await this.#lease.release('clean')
    } catch {
      await this.#lease.release('doubtful')
    }
  }

  async #inside<T>(run: () => Promise<T>): Promise<T> {
    if (this.#ended) throw new SessionMisuse('used_after_end')
    const begun = this.#start()
    const result = run()
    // Both are under way: whichever fails first is the error, and the other must not go unhandled.
    result.catch(() => {})
    await begun

    return this.#readOnly ? result.catch(refusedWrite) : result
  }

  #start(): Promise<string> {
    if (!this.#begun) {
      this.#begun = this.#lease.execute(this.#begin)
      this.#begun.catch(() => {})
    }

    return this.#begun
  }

  #end(): void {
    if (this.#ended) throw new SessionMisuse('ended_twice')
    this.#ended = true
  }
}

/** That a read-only session refuses a write is its promise, and no fault of the database's. */
function refusedWrite(error: unknown): never {
  throw failureOf(error)?.code === '25006' ? new SessionMisuse('wrote_read_only', { cause: error }) : error
}

/** Exactly one statement, which PostgreSQL runs as a transaction of its own: one round trip in all. */
export class SingleStatement implements Connection {
  readonly #lease: Lease
  #used = false
  /** What the statement failed with, just as it was raised. */
  failure: unknown

  constructor(lease: Lease) {
    this.#lease = lease
  }

  async tuples<Row extends unknown[]>(
    name: string,
    sql: string,
    params?: readonly unknown[],
  ): Promise<Row[]> {
    return this.#once(() => this.#lease.tuples<Row>(name, sql, params))
  }

  async rows<Row extends object>(name: string, sql: string, params?: readonly unknown[]): Promise<Row[]> {
    return this.#once(() => this.#lease.rows<Row>(name, sql, params))
  }

  async execute(): Promise<string> {
    throw new SessionMisuse('unnamed_in_single')
  }

  async #once<T>(run: () => Promise<T>): Promise<T> {
    if (this.#used) throw new SessionMisuse('second_in_single')
    this.#used = true
    try {
      return await run()
    } catch (error) {
      this.failure = error
      throw error
    }
  }
}
