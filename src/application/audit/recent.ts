/** Remembers what was asked for last, up to a weight in all; what was not asked for the longest is forgotten first. */
export class Recent<Value extends { readonly weight: number }> {
  readonly #values = new Map<string, Value>()
  readonly #most: number
  #weight = 0

  constructor(most: number) {
    this.#most = most
  }

  has(key: string): boolean {
    return this.#values.has(key)
  }

  get(key: string): Value | undefined {
    const value = this.#values.get(key)
    if (value === undefined) return undefined
    this.#values.delete(key)
    this.#values.set(key, value)

    return value
  }

  /** Keeps the newest value whatever it weighs. */
  set(key: string, value: Value): void {
    this.#forget(key)
    this.#values.set(key, value)
    this.#weight += value.weight
    for (const old of this.#values.keys()) {
      if (this.#weight <= this.#most || old === key) return
      this.#forget(old)
    }
  }

  #forget(key: string): void {
    this.#weight -= this.#values.get(key)?.weight ?? 0
    this.#values.delete(key)
  }
}
