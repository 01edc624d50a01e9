/** The clock of this process while it is moved. */
export interface MovedClock {
  now(): Date
  /** Never back, and never ahead of the real time. */
  moveTo(time: Date): void
}

/**
 * Runs `work` while this process believes that it is another time, from `start` on. The embedded engine asks its process
 * what time it is, so whatever is put on record meanwhile is told, judged and signed at that time by the database itself.
 * It is for a database in memory that is made from nothing, and nothing else may run in the process meanwhile.
 */
export async function withMovedClock<T>(start: Date, work: (clock: MovedClock) => Promise<T>): Promise<T> {
  const real = Date.now
  let behind = Math.max(0, real() - start.getTime())
  Date.now = () => real() - behind
  try {
    return await work({
      now: () => new Date(Date.now()),
      moveTo: (time) => {
        behind = Math.min(behind, Math.max(0, real() - time.getTime()))
      },
    })
  } finally {
    Date.now = real
  }
}
