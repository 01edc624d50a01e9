import type { Connection } from './engine.ts'
import { toTenkenError } from './failure.ts'

/** The same connection, whose failures are the errors that a person may see (docs/errors.md). */
export class TypedConnection implements Connection {
  readonly #sql: Connection

  constructor(sql: Connection) {
    this.#sql = sql
  }

  async tuples<Row extends unknown[]>(
    name: string,
    sql: string,
    params?: readonly unknown[],
  ): Promise<Row[]> {
    try {
      return await this.#sql.tuples<Row>(name, sql, params)
    } catch (error) {
      throw toTenkenError(error, sql)
    }
  }

  async rows<Row extends object>(name: string, sql: string, params?: readonly unknown[]): Promise<Row[]> {
    try {
      return await this.#sql.rows<Row>(name, sql, params)
    } catch (error) {
      throw toTenkenError(error, sql)
    }
  }

  async execute(sql: string): Promise<string> {
    try {
      return await this.#sql.execute(sql)
    } catch (error) {
      throw toTenkenError(error, sql)
    }
  }
}
