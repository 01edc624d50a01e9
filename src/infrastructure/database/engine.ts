/** One connection to the database, lent to one session at a time. Statements run in the order of their calls. */
export interface Connection {
  /**
   * Runs one statement and returns its rows as arrays, columns in the statement's order. Each distinct text has
   * one name of its own, under which a server keeps its plan; '' keeps none.
   */
  tuples<Row extends unknown[]>(name: string, sql: string, params?: readonly unknown[]): Promise<Row[]>
  /** The same, with rows as objects keyed by column name. */
  rows<Row extends object>(name: string, sql: string, params?: readonly unknown[]): Promise<Row[]>
  /** Runs text without parameters, several statements if it has them, and returns the last one's command tag. */
  execute(sql: string): Promise<string>
}

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
