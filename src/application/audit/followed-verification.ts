import type { Session } from '../../infrastructure/database/session.ts'
import { type Verification, verifyTrail } from './verification.ts'

/** How far a verification is, of about how many events; at the end what it came to. */
export type VerificationNews =
  | { event: 'progress'; data: { done: number; about: number } }
  | { event: 'verified'; data: Verification }

interface Following {
  since?: Date | undefined
  /** Ends the verification, once nobody follows it any more. */
  signal: AbortSignal
}

/** A session that sees one moment and is never tried again; a Database gives one. */
interface Sessions {
  session<T>(
    work: (db: Session) => Promise<T>,
    options: { isolation: 'repeatable read'; readOnly: true; retries: 0 },
  ): Promise<T>
}

/** Verifies the trail as verifyTrail does, and tells on the way how far it is. Whoever reads slowly is told less often. */
export async function* followVerification(
  sessions: Sessions,
  { since, signal }: Following,
): AsyncGenerator<VerificationNews, void, undefined> {
  let latest: { done: number; about: number } | undefined
  let isOver = false
  let wake = () => {}
  const progress = (done: number, about: number) => {
    signal.throwIfAborted()
    latest = { done, about }
    wake()
  }
  const verified = sessions.session((db) => verifyTrail(db, { since, progress }), {
    isolation: 'repeatable read',
    readOnly: true,
    retries: 0,
  })
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
