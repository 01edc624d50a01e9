import { InvalidInput } from '../domain/errors.ts'

/** Reads --limit: how many lines of a listing at most. Throws InvalidInput. */
export function limit(text: string): number {
  const lines = Number(text)
  if (!/^\d+$/.test(text) || lines < 1 || lines > 1000)
    throw new InvalidInput('--limit', { code: 'out_of_range', from: 1, to: 1000 })

  return lines
}

export const defaultLimit = 20
