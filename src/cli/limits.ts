import { InvalidInput } from '../domain/errors.ts'

/** Reads the whole number that an option takes, both ends included. Throws InvalidInput. */
export function wholeNumber(
  option: string,
  { from, to }: { from: number; to: number },
): (text: string) => number {
  return (text) => {
    const number = Number(text)
    if (!/^\d+$/.test(text) || number < from || number > to)
      throw new InvalidInput(option, { code: 'out_of_range', from, to })

    return number
  }
}

/** Reads --limit: how many lines of a listing at most. Throws InvalidInput. */
export const limit = wholeNumber('--limit', { from: 1, to: 1000 })

export const defaultLimit = 20
