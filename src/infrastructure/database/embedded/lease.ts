import type { Lease, LeaseState } from '../engine.ts'
import { SessionMisuse } from '../errors.ts'
import { blame, type Standing } from '../settings/contrary.ts'
import type { Backend } from './backend.ts'
import type { Column, Statements } from './statements.ts'

interface Parts {
  readonly backend: Backend
  readonly statements: Statements
  /** Known once it has been asked for. */
  readonly standing: Standing | undefined
  readonly giveBack: () => void
}

/** The engine's one connection, for as long as one session has it. */
export class EmbeddedLease implements Lease {
  readonly #parts: Parts
  #over = false

  constructor(parts: Parts) {
    this.#parts = parts
  }

  async tuples<Row extends unknown[]>(name: string, sql: string, params: readonly unknown[] = []) {
    const { columns, rows } = await this.#answer(({ statements }) => statements.run(name, sql, params))

    return rows.map((fields) => fields.map((field, at) => fieldValue(columns[at], field)) as Row)
  }

  async rows<Row extends object>(name: string, sql: string, params: readonly unknown[] = []) {
    const { columns, rows } = await this.#answer(({ statements }) => statements.run(name, sql, params))

    return rows.map((fields) => {
      const row: Record<string, unknown> = {}
      columns.forEach((column, at) => {
        row[column.name] = fieldValue(column, fields[at])
      })

      return row as Row
    })
  }

  async execute(sql: string): Promise<string> {
    return this.#answer(({ statements }) => statements.execute(sql))
  }

  /**
   * Waits for statements that are still under way. A transaction that was left open is rolled back in any case,
   * for it would become part of the next session.
   */
  async release(state: LeaseState): Promise<void> {
    if (this.#over) return
    this.#over = true
    const { backend, statements, giveBack } = this.#parts
    try {
      await backend.exclusively(async () => {})
      if (state === 'used') await statements.forgetSession()
      else if (state !== 'clean' || backend.inTransaction) await statements.reset()
    } catch (cause) {
      backend.stop({ code: 'not_reset' }, cause)
    } finally {
      giveBack()
    }
  }

  async #answer<Result>(ask: (parts: Parts) => Promise<Result>): Promise<Result> {
    if (this.#over) throw new SessionMisuse('used_after_end')
    try {
      return await ask(this.#parts)
    } catch (error) {
      const { standing } = this.#parts
      throw standing ? blame(standing, error) : error
    }
  }
}

function fieldValue(column: Column | undefined, field: string | null | undefined): unknown {
  return field === null || field === undefined ? null : column?.parse(field)
}
