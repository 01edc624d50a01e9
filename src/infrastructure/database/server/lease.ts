import type pg from 'pg'
import type { Lease, LeaseState } from '../engine.ts'
import { tellOutdated } from '../passing.ts'
import { blame, type Standing } from '../settings/contrary.ts'
import type { Deadline } from './deadline.ts'

export interface Manner {
  /** Whether statements keep their names on the connection. */
  readonly named: boolean
  /** How long the connection may leave a statement without an answer. */
  readonly deadline: Deadline
  /** Known once it has been asked for. */
  readonly standing?: Standing
  /** Takes back what a session has left; empty where another connection may be asked by then. */
  readonly forget: string
  /** Told that what other connections have prepared is outdated, too. */
  readonly outdate: () => void
}

/** One connection of the pool, for as long as one session has it. */
export class ServerLease implements Lease {
  readonly #client: pg.PoolClient
  readonly #manner: Manner

  constructor(client: pg.PoolClient, manner: Manner) {
    this.#client = client
    this.#manner = manner
  }

  async tuples<Row extends unknown[]>(name: string, sql: string, params: readonly unknown[] = []) {
    const statement = Object.assign(this.#statement(name, sql, params), { rowMode: 'array' as const })
    const { rows } = await this.#answer<pg.QueryArrayResult<Row>>(name, (told) =>
      this.#client.query(statement, told),
    )

    return rows
  }

  async rows<Row extends object>(name: string, sql: string, params: readonly unknown[] = []) {
    const statement = this.#statement(name, sql, params)
    const { rows } = await this.#answer<pg.QueryResult<Row>>(name, (told) =>
      this.#client.query(statement, told),
    )

    return rows
  }

  async execute(sql: string): Promise<string> {
    const result = await this.#answer<pg.QueryResult | pg.QueryResult[]>('', (told) =>
      this.#client.query(sql, told),
    )

    return (Array.isArray(result) ? result.at(-1)?.command : result.command) ?? ''
  }

  /** Nobody waits while what a session has left is taken back; the connection is lent again after it. */
  async release(state: LeaseState): Promise<void> {
    if (state === 'outdated') this.#manner.outdate()
    const { forget } = this.#manner
    if (state === 'used' && forget !== '') {
      this.execute(forget).then(
        () => this.#client.release(),
        () => this.#client.release(true),
      )
    } else {
      this.#client.release(state === 'doubtful' || state === 'outdated')
    }
  }

  /** Always of the same shape: node-postgres copies it property by property. */
  #statement(name: string, text: string, params: readonly unknown[]): pg.QueryConfig {
    const values = [...params]

    return this.#manner.named && name !== '' ? { name, text, values } : { text, values }
  }

  /**
   * The answer to one statement. Throws AnswerOverdue, or what the server or the connection raised.
   *
   * node-postgres's own promises and its `query_timeout` are left alone. Both assign a function to a property of every
   * query; V8 makes such a function in the old generation, where it keeps all that was answered until the next full
   * collection (docs/decisions.md).
   */
  async #answer<Result>(
    name: string,
    ask: (told: (error: Error, result: Result) => void) => void,
  ): Promise<Result> {
    try {
      return await new Promise((resolve, reject) => {
        const { deadline } = this.#manner
        const waiting = deadline.wait(reject)
        ask((error, result) => {
          deadline.met(waiting)
          if (error) reject(error)
          else resolve(result)
        })
      })
    } catch (error) {
      // The socket's stack says nothing; from here it leads to whoever asked.
      if (error instanceof Error) Error.captureStackTrace(error)
      const { standing } = this.#manner
      throw tellOutdated(name, standing ? blame(standing, error) : error)
    }
  }
}
