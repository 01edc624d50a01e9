import { TenkenError } from '../../domain/errors.ts'
import { type Sentences, sayReason } from '../../domain/reason.ts'

/** Why the server cannot do its work; without a word of PostgreSQL's, which may name hosts and roles. */
export type WhyNotReady =
  | { code: 'stopping' }
  | { code: 'overdue'; milliseconds: number }
  | { code: 'rights_missing'; rights: readonly string[] }
  /** What the database says is told in the log alone. */
  | { code: 'database'; error: string }

const whyNotReady: Sentences<WhyNotReady> = {
  stopping: () => 'it is ending',
  overdue: ({ milliseconds }) => `the database did not answer within ${milliseconds} ms`,
  rights_missing: ({ rights }) => `its role in the database lacks: ${rights.join(', ')}`,
  database: ({ error }) => `the database does not serve (${error})`,
}

/** Requests are better sent elsewhere for now. */
export class NotReady extends TenkenError<{ reason: WhyNotReady }> {
  readonly code = 'not_ready'
  readonly kind = 'unavailable'

  constructor(reason: WhyNotReady) {
    super(`The server is not ready: ${sayReason(reason, whyNotReady)}.`, { reason })
  }
}

/** Whoever asks for the metrics is not among those whom they are for. */
export class MetricsClosed extends TenkenError {
  readonly code = 'metrics_closed'
  readonly kind = 'forbidden'

  constructor() {
    super('The metrics are for this machine, and for the addresses and the token that are named.', {})
  }
}
