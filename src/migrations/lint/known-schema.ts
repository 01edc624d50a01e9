/** A column's type as far as the revisions tell it. */
export interface KnownType {
  readonly name: string
  readonly modifiers: readonly number[]
}

interface KnownCheck {
  /** The columns that `check (… is not null)` is about. */
  readonly columns: readonly string[]
  valid: boolean
}

/** What the revisions so far have made, as far as the rules need it. */
export class KnownSchema {
  readonly #types = new Map<string, KnownType>()
  readonly #checks = new Map<string, KnownCheck>()

  setType(table: string, column: string, type: KnownType): void {
    this.#types.set(`${table}.${column}`, type)
  }

  typeOf(table: string, column: string): KnownType | undefined {
    return this.#types.get(`${table}.${column}`)
  }

  addCheck(table: string, name: string, check: KnownCheck): void {
    this.#checks.set(`${table}.${name}`, check)
  }

  validate(table: string, name: string): void {
    const check = this.#checks.get(`${table}.${name}`)
    if (check) check.valid = true
  }

  dropCheck(table: string, name: string): void {
    this.#checks.delete(`${table}.${name}`)
  }

  /** True where a valid check proves that no row lacks the value. */
  isProvenNotNull(table: string, column: string): boolean {
    return [...this.#checks].some(
      ([key, check]) => key.startsWith(`${table}.`) && check.columns.includes(column) && check.valid,
    )
  }
}
