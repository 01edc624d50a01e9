/**
 * The indexes of a longest run of values that never falls, left out values apart: what kept its order while the rest
 * moved. In O(n log n).
 */
export function longestRising(values: readonly number[]): number[] {
  /** Index of the least value that a run of each length ends with. */
  const ends: number[] = []
  const before: (number | undefined)[] = []
  for (const [index, value] of values.entries()) {
    const length = lengthBelow(ends, values, value)
    before[index] = ends[length - 1]
    ends[length] = index
  }
  const run: number[] = []
  for (let index = ends.at(-1); index !== undefined; index = before[index]) run.push(index)

  return run.reverse()
}

/** How long a run the value can be put behind, by halving. */
function lengthBelow(ends: readonly number[], values: readonly number[], value: number): number {
  let [low, high] = [0, ends.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const end = values[ends[middle] ?? 0] ?? 0
    if (end <= value) low = middle + 1
    else high = middle
  }

  return low
}
