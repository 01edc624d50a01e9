import { type Sessions, type VerifyingExactly, verifyExactly } from './exact-verification.ts'
import type { Verification } from './verification.ts'

/** How far a verification is, of about how many events; at the end what it came to. */
export type VerificationNews =
  | { event: 'progress'; data: { done: number; about: number } }
  | { event: 'verified'; data: Verification }

interface Following extends Pick<VerifyingExactly, 'since' | 'differences'> {
  /** Ends the verification, once nobody follows it any more. */
  signal: AbortSignal
}

/** Verifies as verifyExactly does, and tells on the way how far it is. Whoever reads slowly is told less often. */
export async function* followVerification(
  sessions: Sessions,
  { since, differences, signal }: Following,
): AsyncGenerator<VerificationNews, void, undefined> {
  let latest: { done: number; about: number } | undefined
  let isOver = false
  let wake = () => {}
  const progress = (done: number, about: number) => {
    signal.throwIfAborted()
    latest = { done, about }
    wake()
  }
  const verified = verifyExactly(sessions, { since, differences, progress })
  const over = () => {
    isOver = true
    wake()
  }
  verified.then(over, over)
  while (!isOver) {
    if (latest) {
      const data = latest
      latest = undefined
      yield { event: 'progress', data }
    } else await new Promise<void>((resolve) => (wake = resolve))
  }
  yield { event: 'verified', data: await verified }
}
