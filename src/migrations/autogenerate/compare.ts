import { searchPath } from '../catalog/read.ts'
import type { Connection } from '../connection.ts'
import { withOperatorsGrants } from '../diff/about.ts'
import { diff } from '../diff/diff.ts'
import type { Statement } from '../diff/statement.ts'
import { declaredSchema } from '../schema/declared-schema.ts'
import { readCasts } from './casts.ts'
import { cloneInto } from './clone.ts'
import { type Memory, openMemory } from './memory.ts'
import type { Models } from './models.ts'
import { readBack } from './read-back.ts'
import { describeBoth, describeDeclared, NoScratch } from './scratch.ts'
import { rolledBack } from './transaction.ts'

/** What separates two schemas, in both directions. Both are empty where they agree. */
export interface Comparison {
  /** From the database to the models. */
  readonly upgrade: readonly Statement[]
  /** From the models back to the database as it is. */
  readonly downgrade: readonly Statement[]
}

export interface CompareOptions {
  /** The schema to compare; the first of the search path unless given. */
  schemaName?: string
  /** Opens the database in memory that stands in where the role may not create a schema. */
  openMemory?: () => Promise<Memory>
}

/**
 * Compares the models with a live schema exactly (spec db-003): both are described by PostgreSQL itself. What the
 * models declare is made in a scratch schema, in a transaction that is always rolled back; where the role may not
 * create one, or the database is read-only, in a database in memory. Owners and the grants of roles that the models do
 * not mention are left alone. The connection must not be in a transaction.
 *
 * Throws ModelsNotDeclarable or ModelsNotBuildable for the models, ChangeRefused for differences that no generated
 * statement can be trusted with.
 */
export async function compare(
  sql: Connection,
  models: Models,
  options: CompareOptions = {},
): Promise<Comparison> {
  const statements = declaredSchema(models.schema, models.sql, models.pgSchema)
  const schemaName = options.schemaName ?? models.pgSchema
  try {
    return await compareStatements(sql, statements, schemaName)
  } catch (error) {
    if (!(error instanceof NoScratch)) throw error
  }
  await using memory = await (options.openMemory ?? openMemory)()
  const live = await cloneInto(memory.sql, sql, schemaName)

  return await compareStatements(memory.sql, statements, live)
}

/** The statements that would bring the database to the models (spec db-003); none where they agree. */
export async function check(
  sql: Connection,
  models: Models,
  options: CompareOptions = {},
): Promise<readonly Statement[]> {
  const { upgrade } = await compare(sql, models, options)

  return upgrade
}

/** The same for a schema that is declared by its statements. */
export function compareStatements(
  sql: Connection,
  statements: readonly string[],
  schemaName?: string,
): Promise<Comparison> {
  return rolledBack(sql, async () => {
    const current = await searchPath(sql)
    const live = schemaName ?? current[0] ?? 'public'
    const path = current.filter((name) => name !== live)
    const both = await describeBoth(sql, statements, { live, path })
    const settled = await readBack(both, (made) => describeDeclared(sql, made, { live, path }))
    const declared = withOperatorsGrants(settled, both.live)
    const casts = await readCasts(sql, both.live, declared)

    return { upgrade: diff(both.live, declared, casts), downgrade: diff(declared, both.live, casts) }
  })
}
