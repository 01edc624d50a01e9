import type { Connection } from '../../migrations/connection.ts'

export type { Connection }

export interface Lease extends Connection {
  /** Gives the connection back; one in doubt is thrown away or reset before it is lent again. */
  release(state: 'clean' | 'doubtful'): Promise<void>
}

/** How long a statement may be without an answer: as configured, or for as long as a migration takes. */
export type Patience = 'usual' | 'unlimited'

/** What becomes of an embedded database that is not there: a new one, or NoDatabase. */
export type WhereMissing = 'make' | 'refuse'

/** A database: a PostgreSQL server, or PostgreSQL in this very process. */
export interface Engine {
  readonly kind: 'server' | 'embedded'
  /** `set local …` for each transaction where a connection cannot keep settings of its own; otherwise empty. */
  readonly transactionSettings: string
  /** Waits for a free connection, at most the configured connect timeout; throws DatabaseUnavailable after it. */
  acquire(patience?: Patience): Promise<Lease>
  /** Waits for leases to end, then lets go of everything the engine holds. Safe to call twice. */
  close(): Promise<void>
}
