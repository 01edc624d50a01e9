import type { Connection } from '../connection.ts'
import { withOperatorsGrants } from '../diff/about.ts'
import { diff } from '../diff/diff.ts'
import type { Statement } from '../diff/statement.ts'
import { declaredSchema } from '../schema/declared-schema.ts'
import { currentRevision } from '../version-table.ts'
import { makeBeyond, schemaNamed, split } from './beyond-schemas.ts'
import { readCasts } from './casts.ts'
import { cloneInto, extensionsOf } from './clone.ts'
import { type Comparison, ComparisonAt } from './comparison.ts'
import { type Extent, extentOf } from './extent.ts'
import { type Memory, openMemory } from './memory.ts'
import type { Models } from './models.ts'
import { readBack } from './read-back.ts'
import { describeBoth, describeDeclared, NoScratch } from './scratch.ts'
import { rolledBack } from './transaction.ts'

export interface CompareOptions {
  /** The schema of what is in no `pgSchema`; the first of the search path unless given. */
  schemaName?: string
  /** Opens the database in memory that stands in where the role may not create a schema. */
  openMemory?: (extensions: readonly string[]) => Promise<Memory>
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
  return new ComparisonAt(await compareModels(sql, models, options), await currentRevision(sql))
}

async function compareModels(sql: Connection, models: Models, options: CompareOptions): Promise<Comparison> {
  const statements = declaredSchema(models.schema, models.sql, models.pgSchema)
  const extent = await extentOf(sql, models, options.schemaName)
  try {
    return await compareStatements(sql, statements, extent)
  } catch (error) {
    if (!(error instanceof NoScratch)) throw error
  }
  await using memory = await (options.openMemory ?? openMemory)(await extensionsOf(sql))
  await cloneInto(memory.sql, sql, extent)

  // Awaited here, for the database is gone once this returns.
  return await compareStatements(memory.sql, statements, extent)
}

/** The statements that would bring the database to the models (spec db-003), wherever it says it is; none where they agree. */
export async function check(
  sql: Connection,
  models: Models,
  options: CompareOptions = {},
): Promise<readonly Statement[]> {
  const { upgrade } = await compareModels(sql, models, options)

  return upgrade
}

/** The same for schemas that are declared by their statements. */
export function compareStatements(
  sql: Connection,
  statements: readonly string[],
  extent: Extent,
): Promise<Comparison> {
  return rolledBack(sql, async () => {
    const { beyond, within } = split(statements)
    const wanted = [...extent.named.map(schemaNamed), ...beyond]
    const { make, drop } = await makeBeyond(sql, wanted, extent.lookup)
    const both = await describeBoth(sql, within, extent)
    const settled = await readBack(both, (made) => describeDeclared(sql, made, extent))
    const declared = withOperatorsGrants(settled, both.live)
    const casts = await readCasts(sql, both.live, declared)

    return {
      upgrade: [...make, ...diff(both.live, declared, casts)],
      downgrade: [...diff(declared, both.live, casts), ...drop],
    }
  })
}
