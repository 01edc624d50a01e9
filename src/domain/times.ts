import { InvalidInput } from './errors.ts'

/** The years 1 to 9999, which every clock, database and format writes alike, in milliseconds since 1970. */
const [first, last] = [-62_135_596_800_000, 253_402_300_799_999]

/** How far the clocks of those who write a record may differ, in milliseconds. */
export const clocksApart = 5 * 60_000

/**
 * Throws InvalidInput unless each of these is a time, and none stands before an earlier one of them by more than clocks
 * differ. What is null has not happened. What lies ahead of `clock`, the database's when the last of them was told, was
 * told by a clock that was wrong, and holds nothing up.
 */
export function mustBeInOrder(table: string, times: readonly (Date | null)[], clock: Date): void {
  let before = Number.NEGATIVE_INFINITY
  for (const time of times) {
    if (time === null) continue
    const at = time.getTime()
    if (!(at >= before - clocksApart)) throw new InvalidInput('at', { code: 'times_out_of_order', table })
    before = Math.min(at, clock.getTime())
  }
}

/** Throws InvalidInput naming the field unless this is a time within the years 1 to 9999. */
export function mustBeTime(time: Date, field = 'at'): void {
  const milliseconds = time.getTime()
  if (!(milliseconds >= first && milliseconds <= last))
    throw new InvalidInput(field, { code: 'no_such_time' })
}
