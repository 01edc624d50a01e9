/** A way in which a live schema differs from its models: what is done to a schema that agreed with them. */
export interface Mutation {
  name: string
  sql: string
}

/** Name and SQL, one a line. */
export function mutations(list: Record<string, string>): Mutation[] {
  return Object.entries(list).map(([name, sql]) => ({ name, sql }))
}
