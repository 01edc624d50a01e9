import { isCoded } from '../../domain/errors.ts'
import { NotLetIn } from '../../domain/not-let-in.ts'

/** Why somebody was not let in, or did not sign: codes of docs/errors.md. */
export const signInFailures = [
  'sign_in_refused',
  'guessed_too_often',
  'sign_in_busy',
  'not_proven',
  'code_unusable',
  'device_not_enrolled',
] as const
export type WhyNotLetIn = (typeof signInFailures)[number]

export interface SignInFailure {
  why: WhyNotLetIn
  /** The id of the user whose account was tried, where there is one. Never what was typed: it may be a password. */
  tried: string | null
}

/** The failure that an error tells of; undefined where it tells of none. */
export function signInFailureIn(error: unknown): SignInFailure | undefined {
  const why = signInFailures.find((code) => isCoded(error) && error.code === code)

  return why && { why, tried: error instanceof NotLetIn ? error.tried : null }
}
