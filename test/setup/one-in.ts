/** Where time is short: on a clean clone. */
export const isInCi = Boolean(process.env['CI'])

/** The first of every so many of them. */
export function oneIn<Case>(some: number, cases: readonly Case[]): Case[] {
  return cases.filter((_, at) => at % some === 0)
}
