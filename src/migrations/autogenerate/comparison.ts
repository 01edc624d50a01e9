import type { Statement } from '../diff/statement.ts'

/** What separates two schemas, in both directions. Both are empty where they agree. */
export interface Comparison {
  /** From the database to the models. */
  readonly upgrade: readonly Statement[]
  /** From the models back to the database as it is. */
  readonly downgrade: readonly Statement[]
  /** The revision that the database was at; undefined for statements that do not come from one. */
  readonly at?: string | null
}

/** A comparison that knows where its database was, and otherwise looks like any other. */
export class ComparisonAt implements Comparison {
  readonly upgrade: readonly Statement[]
  readonly downgrade: readonly Statement[]
  readonly #at: string | null

  constructor({ upgrade, downgrade }: Comparison, at: string | null) {
    this.upgrade = upgrade
    this.downgrade = downgrade
    this.#at = at
  }

  get at(): string | null {
    return this.#at
  }
}
