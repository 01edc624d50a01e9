/** Why, as a code with the facts that belong to it: whoever shows it says it in a language of their own. */
interface Reason {
  readonly code: string
}

/** One English sentence for each code: the compiler refuses a list that leaves one out. */
export type Sentences<R extends Reason> = {
  readonly [Code in R['code']]: (facts: Extract<R, { code: Code }>) => string
}

/** The reason in the words of these sentences. */
export function sayReason<R extends Reason>(reason: R, sentences: Sentences<R>): string {
  // A reason's code says what its facts are, which the compiler cannot follow through a lookup by that code.
  const say = sentences[reason.code as R['code']] as (facts: R) => string

  return say(reason)
}
