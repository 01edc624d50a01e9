import { type SchemaToDescribe, searchPath } from '../catalog/read.ts'
import type { Connection } from '../connection.ts'
import { schemasOf } from '../schema/schemas.ts'
import type { Models } from './models.ts'

/** Which schemas are compared, and how names are looked up meanwhile. */
export interface Extent {
  /** The schema of what is in no `pgSchema`; undefined where that is not compared. */
  readonly own: string | undefined
  /** The schemas that the models name themselves. */
  readonly named: readonly string[]
  /** The search path; of the named ones only that at its head, for whatever is in the others has to be named in full. */
  readonly lookup: readonly string[]
}

/** The models' own schemas and, unless only one of these was asked for, the one that the search path leads to. */
export async function extentOf(
  sql: Connection,
  { schema, pgSchema }: Models,
  schemaName?: string,
): Promise<Extent> {
  const path = await searchPath(sql)
  const named = pgSchema === undefined ? schemasOf(Object.values(schema)) : [pgSchema]
  const own = pgSchema === undefined ? (schemaName ?? path[0] ?? 'public') : undefined
  const head = own ?? path[0]
  const others = path.filter((name) => name !== head && !named.includes(name))

  return {
    own: own === undefined || named.includes(own) ? undefined : own,
    named,
    lookup: head === undefined ? others : [head, ...others],
  }
}

/** All of them as they are live. */
export function schemasIn({ own, named, lookup }: Extent): SchemaToDescribe[] {
  return [
    ...(own === undefined ? [] : [{ name: own }]),
    ...named.map((name) => ({ name, qualified: name !== lookup[0] })),
  ]
}
