import type pg from 'pg'
import type { Lease } from '../engine.ts'
import { AnswerOverdue } from '../failure.ts'

interface Manner {
  /** Whether statements keep their names on the connection. */
  readonly named: boolean
  /** How long an answer may take, in milliseconds; 0 for ever. */
  readonly patience: number
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
    const statement = { ...this.#statement(name, sql, params), rowMode: 'array' as const }
    const { rows } = await this.#answer<pg.QueryArrayResult<Row>>((told) =>
      this.#client.query(statement, told),
    )

    return rows
  }

  async rows<Row extends object>(name: string, sql: string, params: readonly unknown[] = []) {
    const statement = this.#statement(name, sql, params)
    const { rows } = await this.#answer<pg.QueryResult<Row>>((told) => this.#client.query(statement, told))

    return rows
  }

  async execute(sql: string): Promise<string> {
    const result = await this.#answer<pg.QueryResult | pg.QueryResult[]>((told) =>
      this.#client.query(sql, told),
    )

    return (Array.isArray(result) ? result.at(-1)?.command : result.command) ?? ''
  }

  async release(state: 'clean' | 'doubtful'): Promise<void> {
    this.#client.release(state === 'doubtful')
  }

  #statement(name: string, text: string, values: readonly unknown[]): pg.QueryConfig {
    return { ...(this.#manner.named && name ? { name } : {}), text, values: [...values] }
  }

  /**
   * The answer to one statement. Throws AnswerOverdue, or what the server or the connection raised.
   *
   * node-postgres's own promises and its `query_timeout` are left alone. Both assign a function to a property of every
   * query; V8 makes such a function in the old generation, where it keeps all that was answered until the next full
   * collection (docs/decisions.md).
   */
  async #answer<Result>(ask: (told: (error: Error, result: Result) => void) => void): Promise<Result> {
    try {
      return await new Promise((resolve, reject) => {
        const deadline = this.#deadline(reject)
        ask((error, result) => {
          clearTimeout(deadline)
          if (error) reject(error)
          else resolve(result)
        })
      })
    } catch (error) {
      // The socket's stack says nothing; from here it leads to whoever asked.
      if (error instanceof Error) Error.captureStackTrace(error)
      throw error
    }
  }

  /** Cuts the connection too: what was sent after the statement cannot be answered before it. */
  #deadline(reject: (overdue: AnswerOverdue) => void): NodeJS.Timeout | undefined {
    const { patience } = this.#manner
    if (patience === 0) return undefined

    return setTimeout(() => {
      reject(new AnswerOverdue(patience))
      this.#client.connection.stream.destroy()
    }, patience)
  }
}
