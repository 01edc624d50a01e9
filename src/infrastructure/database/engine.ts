import type { Connection } from '../../migrations/connection.ts'

export type { Connection }

export interface Lease extends Connection {
  /** Gives the connection back; one in doubt is thrown away or reset before it is lent again. */
  release(state: 'clean' | 'doubtful'): Promise<void>
}

/** A database: a PostgreSQL server, or PostgreSQL in this very process. */
export interface Engine {
  readonly kind: 'server' | 'embedded'
  /** `set local …` for each transaction where a connection cannot keep settings of its own; otherwise empty. */
  readonly transactionSettings: string
  /** Waits for a free connection, at most the configured connect timeout; throws DatabaseUnavailable after it. */
  acquire(): Promise<Lease>
  /** Waits for leases to end, then lets go of everything the engine holds. Safe to call twice. */
  close(): Promise<void>
}
