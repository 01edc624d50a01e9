import { alignTexts } from './alignment.ts'
import { longestRising } from './longest-rising.ts'

/** The parts of a draft below one parent, and those of its edited form below the same one. */
export interface Siblings<Old, Edited> {
  old: readonly Old[]
  edited: readonly Edited[]
}

/** Which old part each edited one is; no part is in two pairs. */
export class Pairs<Old extends { id: string }, Edited extends { id?: string }> {
  readonly #oldOf = new Map<Edited, Old>()
  readonly #editedOf = new Map<Old, Edited>()

  oldOf(edited: Edited): Old | undefined {
    return this.#oldOf.get(edited)
  }

  editedOf(old: Old): Edited | undefined {
    return this.#editedOf.get(old)
  }

  /** What says itself which part it is. */
  joinNamed({ old, edited }: Siblings<Old, Edited>): void {
    const named = new Map(old.map((part) => [part.id, part]))
    for (const part of edited) this.#join(named.get(part.id ?? ''), part)
  }

  /**
   * What has the same key: from the front and from the back as far as it goes, so that of several equal ones those
   * are kept that stayed where they were, then the others in their order.
   */
  joinEqual(siblings: Siblings<Old, Edited>, keyOf: (part: Old | Edited) => string): void {
    const old = this.#openOld(siblings).map((part) => ({ part, key: keyOf(part) }))
    const edited = this.#openEdited(siblings).map((part) => ({ part, key: keyOf(part) }))
    while (old[0] && old[0].key === edited[0]?.key) this.#join(old.shift()?.part, edited.shift()?.part)
    while (old.length > 0 && old.at(-1)?.key === edited.at(-1)?.key)
      this.#join(old.pop()?.part, edited.pop()?.part)
    const left = new Map<string, Old[]>()
    for (const { part, key } of old) left.set(key, [...(left.get(key) ?? []), part])
    for (const { part, key } of edited) this.#join(left.get(key)?.shift(), part)
  }

  /** What is left between two pairs that kept their order: what is the most alike, without crossing. */
  joinBetween(siblings: Siblings<Old, Edited>, textOf: (part: Old | Edited) => string): void {
    let [fromOld, fromEdited] = [0, 0]
    const end = { old: siblings.old.length, edited: siblings.edited.length }
    for (const anchor of [...this.#anchors(siblings), end]) {
      const old = this.#openOld({ ...siblings, old: siblings.old.slice(fromOld, anchor.old) })
      const edited = this.#openEdited({
        ...siblings,
        edited: siblings.edited.slice(fromEdited, anchor.edited),
      })
      const madeOf = alignTexts(old.map(textOf), edited.map(textOf))
      for (const [index, part] of edited.entries()) this.#join(old[madeOf[index] ?? -1], part)
      fromOld = anchor.old + 1
      fromEdited = anchor.edited + 1
    }
  }

  /** Where pairs of these siblings are that kept their order. */
  #anchors({ old, edited }: Siblings<Old, Edited>): { old: number; edited: number }[] {
    const places = new Map(old.map((part, index) => [part, index]))
    const pairs = edited.flatMap((part, index) => {
      const known = this.#oldOf.get(part)
      const place = known && places.get(known)

      return place === undefined ? [] : [{ old: place, edited: index }]
    })
    const kept = new Set(longestRising(pairs.map((pair) => pair.old)))

    return pairs.filter((_, index) => kept.has(index))
  }

  #openOld({ old }: Siblings<Old, Edited>): Old[] {
    return old.filter((part) => !this.#editedOf.has(part))
  }

  #openEdited({ edited }: Siblings<Old, Edited>): Edited[] {
    return edited.filter((part) => !this.#oldOf.has(part))
  }

  #join(old: Old | undefined, edited: Edited | undefined): void {
    if (!old || !edited || this.#editedOf.has(old) || this.#oldOf.has(edited)) return
    this.#oldOf.set(edited, old)
    this.#editedOf.set(old, edited)
  }
}
