/** What a database is compared with. */
export interface Models {
  /** A Drizzle `pg-core` schema: everything exported beside each other, as `drizzle(…, { schema })` takes it. */
  readonly schema: Record<string, unknown>
  /** What Drizzle has no words for, one statement an entry, in any order. */
  readonly sql?: readonly string[]
  /** The one `pgSchema` to compare; unless given, every one that the models name, and what is in none. */
  readonly pgSchema?: string
}
