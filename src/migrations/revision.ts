export type Direction = 'upgrade' | 'downgrade'

/** What a revision may do to the database. */
export interface Operations {
  /** Runs one or several statements; offline they are only printed. */
  execute(sql: string): Promise<void>
  /** True while SQL is printed instead of run: nothing can be read from a database then. */
  readonly offline: boolean
}

/** One step of the schema's history, in both directions (spec db-003). A released revision never changes. */
export interface Revision {
  /** At most 32 characters, the width of Alembic's own table. */
  readonly revision: string
  /** The revision before this one; null for the first. */
  readonly downRevision: string | null
  /** One line that says what the revision does. */
  readonly message: string
  /** False for what PostgreSQL refuses inside a transaction; such a revision must be safe to repeat. */
  readonly transactional?: boolean
  upgrade(op: Operations): Promise<void>
  downgrade(op: Operations): Promise<void>
}
