import { NotLetIn } from './not-let-in.ts'

/** How often the secret of one account was tried in vain, and until when it may not be tried again. */
export interface Guesses {
  failures: number
  notBefore: Date
}

/** After some tries in vain the next must wait, whether there is such an account or not; `seconds` is how long. */
export class GuessedTooOften extends NotLetIn<{ seconds: number }> {
  readonly code = 'guessed_too_often'
  readonly kind = 'unavailable'

  constructor(seconds: number, tried: string | null = null) {
    super(
      `Too many tries. The next can be made in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
      { seconds },
      tried,
    )
  }
}

/** Everybody mistypes now and then. */
const free = 3

/** No account is ever locked for good: who knows the secret waits so long at most, in milliseconds. */
export const longestDelay = 5 * 60_000

/** After so long without a try none counts any more, in milliseconds. */
export const guessesForgottenAfter = 6 * 60 * 60_000

/**
 * Counts a try before it is known to be in vain, so that no two made at once pass for one. Throws GuessedTooOften while
 * the account waits; undefined is an account that nothing is counted of, and `tried` whose it is, if anybody's.
 */
export function guessed(before: Guesses | undefined, at: Date, tried: string | null = null): Guesses {
  const waited = before ? at.getTime() - before.notBefore.getTime() : 0
  // Further ahead than any delay lies what a clock that was wrong has left.
  if (waited < 0 && -waited <= longestDelay) throw new GuessedTooOften(Math.ceil(-waited / 1000), tried)
  const failures = (waited > guessesForgottenAfter ? 0 : (before?.failures ?? 0)) + 1

  return { failures, notBefore: new Date(at.getTime() + delayAfter(failures)) }
}

/** 0, 0, 0, then 1, 2, 4 … seconds up to five minutes; in milliseconds. */
function delayAfter(failures: number): number {
  return failures <= free ? 0 : Math.min(1000 * 2 ** Math.min(failures - free - 1, 20), longestDelay)
}
