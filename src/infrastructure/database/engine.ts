import type { Connection } from '../../migrations/connection.ts'

export type { Connection }

/**
 * What a session leaves on its connection. After `clean`, nothing but the plans of this program's own statements.
 * After `used` somebody's own SQL ran: what it may have set, made, locked or listens to is taken back before the
 * connection is lent again. One that is `doubtful` serves nobody any more. `outdated` says the same of all that there
 * are: what they have prepared is of a schema that is no more.
 */
export type LeaseState = 'clean' | 'used' | 'doubtful' | 'outdated'

export interface Lease extends Connection {
  /** Gives the connection back, once. */
  release(state: LeaseState): Promise<void>
}

/** How long a statement may be without an answer: as configured, or for as long as a migration takes. */
export type Patience = 'usual' | 'unlimited'

/** What becomes of an embedded database that is not there: a new one, or NoDatabase. */
export type WhereMissing = 'make' | 'refuse'

/** What an embedded database that is made begins with, as PGlite dumps it; asked for once it is known that none is there. */
export type Contents = () => Promise<Blob>

export interface Making {
  whereMissing?: WhereMissing
  contents?: Contents | undefined
}

/** How an engine's connections are used at a moment. */
export interface Occupancy {
  /** Connections at most. */
  readonly most: number
  readonly open: number
  /** Of those that are open, how many nobody uses. */
  readonly idle: number
  /** How many wait for one. */
  readonly waiting: number
}

/** A database: a PostgreSQL server, or PostgreSQL in this very process. */
export interface Engine {
  readonly kind: 'server' | 'embedded'
  /** Where a connection keeps nothing of its own from one transaction to the next: what each begins and ends with. */
  readonly eachTransaction: { readonly begin: string; readonly end: string } | undefined
  readonly occupancy: Occupancy
  /** Waits for a free connection, at most the configured connect timeout; throws DatabaseUnavailable after it. */
  acquire(patience?: Patience): Promise<Lease>
  /** Waits for leases to end, then lets go of everything the engine holds. Safe to call twice. */
  close(): Promise<void>
}
