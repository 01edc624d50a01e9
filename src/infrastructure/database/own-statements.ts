import { withBuiltInsNamed } from '../../migrations/built-in-names.ts'
import type { Connection } from './engine.ts'

/**
 * The same connection for the statements of this program, whose texts leave out where PostgreSQL's own functions are:
 * what somebody has made beside the tables is called by none of them. The rules of the record, which have no rivals
 * that fit better, are met where the tables are (docs/rules.md).
 */
export class OwnStatements implements Connection {
  readonly #sql: Connection

  constructor(sql: Connection) {
    this.#sql = sql
  }

  tuples<Row extends unknown[]>(name: string, sql: string, params?: readonly unknown[]): Promise<Row[]> {
    return this.#sql.tuples<Row>(name, namedIn(name, sql), params)
  }

  rows<Row extends object>(name: string, sql: string, params?: readonly unknown[]): Promise<Row[]> {
    return this.#sql.rows<Row>(name, namedIn(name, sql), params)
  }

  execute(sql: string): Promise<string> {
    return this.#sql.execute(sql)
  }
}

/** By the name of each statement that has one. */
const known = new Map<string, { sql: string; named: string }>()

function namedIn(name: string, sql: string): string {
  const before = known.get(name)
  if (before?.sql === sql) return before.named
  const named = withBuiltInsNamed(sql, (called) => called.startsWith('tk_'))
  if (name !== '') known.set(name, { sql, named })

  return named
}
