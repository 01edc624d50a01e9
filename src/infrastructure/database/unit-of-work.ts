import { failureOf } from '../../migrations/failure.ts'
import { literal } from '../../migrations/quote.ts'
import type { Connection, Engine, Lease, LeaseState } from './engine.ts'
import { OutcomeUnknown, SessionMisuse, TransactionAborted } from './errors.ts'
import { isDefiniteAbort, isOutdated, leavesConnectionInDoubt } from './passing.ts'

/** How a transaction begins. */
export interface TransactionOptions {
  isolation?: 'read committed' | 'repeatable read' | 'serializable'
  readOnly?: true
  /** Kept by the audit trail with every event of this transaction. */
  requestId?: string
  /**
   * The request's id where whoever repeats the request sends the same again: a verb that finds in the trail that it has
   * been carried out answers with what is on record.
   */
  idempotencyKey?: string
}

/**
 * One transaction on one lease. BEGIN is sent together with the first statement, so that it costs no round trip;
 * nothing can be run after the end.
 */
export class UnitOfWork implements Connection {
  readonly #lease: Lease
  readonly #begin: string
  readonly #end: string
  readonly #readOnly: boolean
  #begun: Promise<string> | undefined
  #ended = false
  #leaves: LeaseState = 'clean'

  constructor(lease: Lease, options: TransactionOptions = {}, each: Engine['eachTransaction'] = undefined) {
    this.#lease = lease
    const { isolation = 'read committed', readOnly, requestId } = options
    this.#readOnly = readOnly === true
    const begin = ['begin', `isolation level ${isolation}`, readOnly && 'read only', 'not deferrable']
    const request = requestId && `set local tenken.request to ${literal(requestId)}`
    this.#begin = [begin.filter(Boolean).join(' '), each?.begin, request].filter(Boolean).join('; ')
    this.#end = each?.end ?? ''
  }

  tuples<Row extends unknown[]>(name: string, sql: string, params?: readonly unknown[]): Promise<Row[]> {
    return this.#inside(name, () => this.#lease.tuples<Row>(name, sql, params))
  }

  rows<Row extends object>(name: string, sql: string, params?: readonly unknown[]): Promise<Row[]> {
    return this.#inside(name, () => this.#lease.rows<Row>(name, sql, params))
  }

  execute(sql: string): Promise<string> {
    return this.#inside('', () => this.#lease.execute(sql))
  }

  get ended(): boolean {
    return this.#ended
  }

  /** Throws TransactionAborted, OutcomeUnknown, or what a deferred constraint raised. The lease is returned. */
  async commit(): Promise<void> {
    if (!this.#begun) {
      this.#endNow()

      return this.#lease.release('clean')
    }
    await this.#takeBack()
    this.#endNow()
    let state: LeaseState = 'doubtful'
    try {
      const tag = await this.#lease.execute('commit')
      state = this.#leaves
      if (tag !== 'COMMIT') throw new TransactionAborted()
    } catch (error) {
      if (error instanceof TransactionAborted) throw error
      if (isDefiniteAbort(error)) {
        state = isOutdated(error) ? 'outdated' : this.#leaves
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
    this.#endNow()
    if (!this.#begun) return this.#lease.release('clean')

    try {
      await this.#lease.execute(this.#mustTakeBack ? `rollback; ${this.#end}` : 'rollback')
      await this.#lease.release(this.#leaves)
    } catch {
      await this.#lease.release('doubtful')
    }
  }

  async #inside<T>(name: string, run: () => Promise<T>): Promise<T> {
    if (this.#ended) throw new SessionMisuse('used_after_end')
    // Only this program's own statements have names, and they leave nothing behind.
    if (name === '' && this.#leaves === 'clean') this.#leaves = 'used'
    const begun = this.#start()
    const result = run()
    // Both are under way: whichever fails first is the error, and the other must not go unhandled.
    result.catch((error) => {
      if (isOutdated(error)) this.#leaves = 'outdated'
    })
    await begun

    return this.#readOnly ? result.catch(refusedWrite) : result
  }

  get #mustTakeBack(): boolean {
    return this.#end !== '' && this.#leaves === 'used'
  }

  /** Within the transaction, where what comes after it may run on another connection. */
  async #takeBack(): Promise<void> {
    if (!this.#mustTakeBack) return
    try {
      await this.#lease.execute(this.#end)
    } catch (error) {
      if (failureOf(error)?.code !== '25P02') throw error
      await this.rollback()
      throw new TransactionAborted()
    }
  }

  #start(): Promise<string> {
    if (!this.#begun) {
      this.#begun = this.#lease.execute(this.#begin)
      this.#begun.catch(() => {})
    }

    return this.#begun
  }

  #endNow(): void {
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
  /** What it leaves on its connection. */
  leaves: LeaseState = 'clean'

  constructor(lease: Lease) {
    this.#lease = lease
  }

  async tuples<Row extends unknown[]>(
    name: string,
    sql: string,
    params?: readonly unknown[],
  ): Promise<Row[]> {
    return this.#once(name, () => this.#lease.tuples<Row>(name, sql, params))
  }

  async rows<Row extends object>(name: string, sql: string, params?: readonly unknown[]): Promise<Row[]> {
    return this.#once(name, () => this.#lease.rows<Row>(name, sql, params))
  }

  async execute(): Promise<string> {
    throw new SessionMisuse('unnamed_in_single')
  }

  async #once<T>(name: string, run: () => Promise<T>): Promise<T> {
    if (this.#used) throw new SessionMisuse('second_in_single')
    this.#used = true
    // Until it is answered.
    this.leaves = 'doubtful'
    try {
      const answer = await run()
      this.leaves = name === '' ? 'used' : 'clean'

      return answer
    } catch (error) {
      this.failure = error
      if (isOutdated(error)) this.leaves = 'outdated'
      else if (!leavesConnectionInDoubt(error)) this.leaves = name === '' ? 'used' : 'clean'
      throw error
    }
  }
}
