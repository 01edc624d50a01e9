/** One step from one schema to another. */
export interface Statement {
  readonly sql: string
  /** Rows, values or a sequence's position are lost, and no downgrade brings them back. */
  readonly destructive: boolean
  /** Others wait for it as long as it reads or writes a whole table. */
  readonly locking: boolean
  /** What to know before it runs; every destructive or locking statement has one. */
  readonly comment: string | null
  /** Where a drop and an add may be one rename: what to write instead. */
  readonly renameHint: string | null
}

export function statement(sql: string, comment: string | null = null): Statement {
  return { sql, destructive: false, locking: false, comment, renameHint: null }
}

export function destructive(sql: string, comment: string): Statement {
  return { ...statement(sql, `Destructive: ${comment}`), destructive: true }
}

export function locking(sql: string, comment: string): Statement {
  return { ...statement(sql, `Locking: ${comment}`), locking: true }
}
