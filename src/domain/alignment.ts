/** What a pair counts beside its likeness, so that even texts with nothing in common are taken for one changed. */
const pairCounts = 0.25

/** Beyond this many comparisons, position alone has to do. */
const manyComparisons = 10_000

/**
 * Which of the older texts each newer one was made of, without crossing: the pairs that are the most alike in all.
 * Returns an index into the older ones for each newer one, undefined for a text of its own.
 */
export function alignTexts(older: readonly string[], newer: readonly string[]): (number | undefined)[] {
  if (older.length * newer.length > manyComparisons) {
    return newer.map((_, index) => (index < older.length ? index : undefined))
  }
  const [was, is] = [older.map(lettersOf), newer.map(lettersOf)]
  const worth = was.map((one) => is.map((other) => pairCounts + likeness(one, other)))
  const best = bestFrom(worth, newer.length)
  const at = (o: number, n: number) => best[o]?.[n] ?? 0
  const isPair = (o: number, n: number) => at(o, n) === (worth[o]?.[n] ?? 0) + at(o + 1, n + 1)
  let o = 0

  return newer.map((_, n) => {
    while (o < older.length && !isPair(o, n) && at(o, n) === at(o + 1, n)) o++

    return o < older.length && isPair(o, n) ? o++ : undefined
  })
}

/** The most that the texts from each pair of places on can be worth, from the end. */
function bestFrom(worth: readonly (readonly number[])[], newer: number): number[][] {
  const best: number[][] = [Array.from({ length: newer + 1 }, () => 0)]
  for (const row of worth.toReversed()) {
    const below = best[0] ?? []
    const line = [0]
    for (let n = newer - 1; n >= 0; n--) {
      const paired = (row[n] ?? 0) + (below[n + 1] ?? 0)
      line.unshift(Math.max(paired, below[n] ?? 0, line[0] ?? 0))
    }
    best.unshift(line)
  }

  return best
}

/** Every two letters that stand together, counted: this works for Japanese too, which has no blanks. */
function lettersOf(text: string): ReadonlyMap<string, number> {
  const letters = new Map<string, number>()
  for (let at = 0; at < Math.max(1, text.length - 1); at++) {
    const pair = text.slice(at, at + 2)
    letters.set(pair, (letters.get(pair) ?? 0) + 1)
  }

  return letters
}

/** From 0, nothing in common, to 1 (Dice's coefficient). */
function likeness(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let [common, all] = [0, 0]
  for (const [pair, count] of one) {
    common += Math.min(count, other.get(pair) ?? 0)
    all += count
  }
  for (const count of other.values()) all += count

  return all === 0 ? 0 : (2 * common) / all
}
