/** What a database is compared with. */
export interface Models {
  /** A Drizzle `pg-core` schema: everything exported beside each other, as `drizzle(…, { schema })` takes it. */
  readonly schema: Record<string, unknown>
  /** What Drizzle has no words for, one statement an entry, in any order. */
  readonly sql?: readonly string[]
  /** The `pgSchema` to compare; unless given, what is in none. */
  readonly pgSchema?: string
}
