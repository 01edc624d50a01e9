import { InvalidInput } from './errors.ts'

/** The years 1 to 9999, which every clock, database and format writes alike, in milliseconds since 1970. */
const [first, last] = [-62_135_596_800_000, 253_402_300_799_999]

/** Throws InvalidInput naming the field unless this is a time within the years 1 to 9999. */
export function mustBeTime(time: Date, field = 'at'): void {
  const milliseconds = time.getTime()
  if (!(milliseconds >= first && milliseconds <= last))
    throw new InvalidInput(field, { code: 'no_such_time' })
}
