import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import type { Config } from '../../config.ts'
import type { Connection, Engine, Lease, LeaseState, Making, Patience } from './engine.ts'
import { OutcomeUnknown, SessionMisuse } from './errors.ts'
import { toTenkenError } from './failure.ts'
import { openEngine } from './open-engine.ts'
import { isPassing, lostItsAnswer } from './passing.ts'
import { OpenSession, Session } from './session.ts'
import { SingleStatement, type TransactionOptions, UnitOfWork } from './unit-of-work.ts'

export interface SessionOptions extends TransactionOptions {
  /** How often to try again after a passing failure; the configuration's number unless given. */
  retries?: number
}

interface Manner {
  /** The audit trail's request id of every session that is opened without one of its own. */
  requestId?: string
  /**
   * Whether a session that is opened within another is refused, which it is unless given. To know of it, Node.js before
   * 24 follows every promise of the process: a fifth of what a server does itself for a check over HTTP. Where nobody
   * looks, it waits for a connection as anybody does.
   */
  nesting?: 'refused' | 'not looked for'
}

interface DatabaseOptions extends Pick<Config, 'sessionRetries'>, Manner {}

interface OpeningOptions extends Making, Manner {}

/** Hands out sessions (spec db-005). Open one per process, close it at the end. */
export class Database implements AsyncDisposable {
  readonly engine: Engine
  readonly #retries: number
  readonly #requestId: string | undefined
  readonly #inSession: AsyncLocalStorage<true> | undefined

  constructor(engine: Engine, { sessionRetries, requestId, nesting = 'refused' }: DatabaseOptions) {
    this.engine = engine
    this.#retries = sessionRetries
    this.#requestId = requestId
    this.#inSession = nesting === 'refused' ? new AsyncLocalStorage() : undefined
  }

  /**
   * Opens the database that the configuration names. An embedded one that is not there is made, without a table or with
   * the contents that are given, unless `whereMissing` is `refuse`: then NoDatabase is thrown, and nothing is made. Throws FolderInUse, FolderNotUsable and
   * what else stands in the way of an embedded one; a server is asked by the first session.
   */
  static async open(
    config: Config,
    { requestId, nesting, ...making }: OpeningOptions = {},
  ): Promise<Database> {
    const { sessionRetries } = config
    const engine = await openEngine(config, making)
    const manner = { ...(requestId ? { requestId } : {}), ...(nesting ? { nesting } : {}) }

    return new Database(engine, { sessionRetries, ...manner })
  }

  /**
   * Runs `work` in one transaction: commits when it returns, rolls back when it throws, always gives the
   * connection back. After a deadlock, a serialization failure, a lost connection or the like, the whole work is
   * run again, so it must have no effect outside the database. Throws what `work` threw, DatabaseUnavailable, or
   * OutcomeUnknown where a commit's answer was lost.
   */
  session<T>(work: (db: Session) => Promise<T>, options: SessionOptions = {}): Promise<T> {
    return this.#withRetries(options.retries, async () => {
      const db = await this.begin(options)
      try {
        const value = await this.#within(() => work(db))
        await db.commit()

        return value
      } finally {
        await db.rollback()
      }
    })
  }

  /**
   * A session of exactly one statement, which needs no BEGIN and no COMMIT: one round trip. A second statement is
   * refused. Behind a transaction pooler it is a session like any other, for the sake of its timeouts. Throws
   * OutcomeUnknown where the statement's answer was lost, for it is its own commit.
   */
  single<T>(work: (db: Session) => Promise<T>, options: { requestId?: string } = {}): Promise<T> {
    if (this.engine.eachTransaction) return this.session(work, options)

    return this.#withRetries(undefined, async () => {
      const lease = await this.#acquire()
      const statement = new SingleStatement(lease)
      try {
        return await this.#within(() => work(new Session(statement, this.#withRequestId(options))))
      } catch (error) {
        // Judged by what was raised: the error that a person sees tells less of it.
        const raised = statement.failure ?? error
        throw lostItsAnswer(raised) ? new OutcomeUnknown({ cause: raised }) : error
      } finally {
        await lease.release(statement.leaves)
      }
    })
  }

  /**
   * The spec's form: `for await (const db of database.getDbSession()) { … }` runs its body once. Reaching the
   * body's end commits; leaving early by throw, break or return rolls back, for a generator cannot tell these
   * apart. To return early and keep the work, `await db.commit()` first. Nothing is retried.
   */
  async *getDbSession(options: TransactionOptions = {}): AsyncGenerator<OpenSession, void, undefined> {
    const db = await this.begin(options)
    let reachedEnd = false
    try {
      yield db
      reachedEnd = true
    } finally {
      if (!reachedEnd) await db.rollback()
    }
    if (!db.ended) await db.commit()
  }

  /** A session that ends when the caller says so, and is rolled back where it is disposed of without a commit. */
  async begin(options: TransactionOptions = {}): Promise<OpenSession> {
    const lease = await this.#acquire()
    const trailed = this.#withRequestId(options)
    const unit = new UnitOfWork(lease, trailed, this.engine.eachTransaction)

    return new OpenSession(unit, trailed)
  }

  /** Lends one connection outside of any transaction, for migrations; nothing is repeated, and nothing stays on it. */
  async connection<T>(work: (sql: Connection) => Promise<T>, patience?: Patience): Promise<T> {
    const lease = await this.#acquire(patience)
    let state: LeaseState = 'doubtful'
    try {
      const value = await work(lease)
      state = 'used'

      return value
    } catch (error) {
      throw toTenkenError(error)
    } finally {
      await lease.release(state)
    }
  }

  close(): Promise<void> {
    return this.engine.close()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  #withRequestId<Options extends Pick<TransactionOptions, 'requestId' | 'idempotencyKey'>>(
    options: Options,
  ): Options {
    const requestId = options.idempotencyKey ?? options.requestId ?? this.#requestId

    return requestId === undefined ? options : { ...options, requestId }
  }

  #within<T>(work: () => Promise<T>): Promise<T> {
    return this.#inSession ? this.#inSession.run(true, work) : work()
  }

  /** A second connection taken inside a session can wait for the first one for ever. */
  async #acquire(patience?: Patience): Promise<Lease> {
    if (this.#inSession?.getStore()) {
      throw new SessionMisuse('nested')
    }

    try {
      return await this.engine.acquire(patience)
    } catch (error) {
      throw toTenkenError(error)
    }
  }

  async #withRetries<T>(retries = this.#retries, attempt: () => Promise<T>): Promise<T> {
    for (let tried = 0; ; tried++) {
      try {
        return await attempt()
      } catch (error) {
        if (tried >= retries || !isPassing(error)) throw toTenkenError(error)
        await pause(Math.random() * Math.min(2000, 25 * 2 ** tried))
      }
    }
  }
}
