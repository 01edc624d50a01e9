import type { Reason, Sentences } from '../domain/reason.ts'

/** The reason in the words of these sentences; a language imports types alone, so it has its own. */
export function sayReason<R extends Reason>(reason: R, sentences: Sentences<R>): string {
  // A reason's code says what its facts are, which the compiler cannot follow through a lookup by that code.
  const say = sentences[reason.code as R['code']] as (facts: R) => string

  return say(reason)
}
