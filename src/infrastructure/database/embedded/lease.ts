import type { Lease } from '../engine.ts'
import { SessionMisuse } from '../errors.ts'
import type { Backend } from './backend.ts'
import type { Column, Statements } from './statements.ts'

/** The engine's one connection, for as long as one session has it. */
export class EmbeddedLease implements Lease {
  readonly #backend: Backend
  readonly #statements: Statements
  readonly #giveBack: () => void
  #over = false

  constructor(backend: Backend, statements: Statements, giveBack: () => void) {
    this.#backend = backend
    this.#statements = statements
    this.#giveBack = giveBack
  }

  async tuples<Row extends unknown[]>(name: string, sql: string, params: readonly unknown[] = []) {
    this.#mustNotBeOver()
    const { columns, rows } = await this.#statements.run(name, sql, params)

    return rows.map((fields) => fields.map((field, at) => fieldValue(columns[at], field)) as Row)
  }

  async rows<Row extends object>(name: string, sql: string, params: readonly unknown[] = []) {
    this.#mustNotBeOver()
    const { columns, rows } = await this.#statements.run(name, sql, params)

    return rows.map((fields) => {
      const row: Record<string, unknown> = {}
      columns.forEach((column, at) => {
        row[column.name] = fieldValue(column, fields[at])
      })

      return row as Row
    })
  }

  async execute(sql: string): Promise<string> {
    this.#mustNotBeOver()

    return this.#statements.execute(sql)
  }

  /**
   * Waits for statements that are still under way. A transaction that was left open is rolled back in any case,
   * for it would become part of the next session.
   */
  async release(state: 'clean' | 'doubtful'): Promise<void> {
    if (this.#over) return
    this.#over = true
    try {
      await this.#backend.exclusively(async () => {})
      if (state === 'doubtful' || this.#backend.inTransaction) await this.#statements.reset()
    } catch (cause) {
      this.#backend.stop({ code: 'not_reset' }, cause)
    } finally {
      this.#giveBack()
    }
  }

  #mustNotBeOver(): void {
    if (this.#over) throw new SessionMisuse('used_after_end')
  }
}

function fieldValue(column: Column | undefined, field: string | null | undefined): unknown {
  return field === null || field === undefined ? null : column?.parse(field)
}
