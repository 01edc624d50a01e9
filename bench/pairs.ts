/** What is measured: Tenken, and beside it hand-written SQL that does the same. */
export interface Pair {
  readonly what: string
  /** The highest ratio that is good enough. */
  readonly goal: number
  readonly rounds?: number
  /** Untimed, before each round. */
  prepare?(): Promise<void>
  tenken(): Promise<unknown>
  byHand(): Promise<unknown>
}

const warmUp = 200

/**
 * Runs both in turns, so that whatever else the machine does meets both alike, and prints their medians. Tenken goes
 * first in every other round.
 */
export async function compare(pair: Pair): Promise<void> {
  const { what, goal, rounds = 2000, prepare } = pair
  const tenken: number[] = []
  const byHand: number[] = []
  for (let round = -warmUp; round < rounds; round++) {
    await prepare?.call(pair)
    const turns = [
      async () => tenken.push(await timed(() => pair.tenken())),
      async () => byHand.push(await timed(() => pair.byHand())),
    ]
    for (const turn of round % 2 === 0 ? turns : turns.toReversed()) await turn()
  }
  const [ours, theirs] = [tenken, byHand].map((times) => quantile(times.slice(warmUp), 0.5))
  row(what, ours, theirs, goal)
}

export function heading(): void {
  console.log(`\n${'median, ms'.padEnd(46)}  tenken  by hand   ratio   goal`)
}

/** One line: two medians, their ratio, and whether that is good enough. */
export function row(what: string, ours = Number.NaN, theirs = Number.NaN, goal = Number.NaN): void {
  const ratio = ours / theirs
  const verdict = ratio <= goal ? '' : '  above its goal'
  console.log(
    `${what.padEnd(46)} ${ours.toFixed(3).padStart(7)} ${theirs.toFixed(3).padStart(8)} ${ratio.toFixed(2).padStart(7)} ${goal.toFixed(2).padStart(6)}${verdict}`,
  )
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  await work()

  return performance.now() - begin
}

export function quantile(times: readonly number[], at: number): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length * at)] ?? Number.NaN
}
