import { randomUUID } from 'node:crypto'
import type { Catalog, CatalogObject } from '../catalog/object.ts'
import { describeSchema, setSearchPath } from '../catalog/read.ts'
import type { Connection } from '../connection.ts'
import { failureOf } from '../failure.ts'
import { literal, quotedIfNeeded } from '../quote.ts'
import { build } from './build.ts'

/** The live schema and the declared one, side by side. */
export interface Catalogs {
  readonly live: Catalog
  readonly declared: Catalog
}

/**
 * Describes the live schema, and the one that the statements declare, which is made in a scratch schema of the same
 * database. Both inside the caller's transaction, whose end must be a rollback.
 */
export async function describeBoth(
  sql: Connection,
  statements: readonly string[],
  schemas: { live: string; path: readonly string[] },
): Promise<Catalogs> {
  const declared = await describeDeclared(sql, statements, schemas)
  await setSearchPath(sql, [schemas.live, ...schemas.path])

  return { live: await describeSchema(sql, schemas.live), declared }
}

/** The schema that the statements make, as it is in a scratch schema. */
export async function describeDeclared(
  sql: Connection,
  statements: readonly string[],
  { live, path }: { live: string; path: readonly string[] },
): Promise<Catalog> {
  const schema = `tenken_scratch_${randomUUID().replaceAll('-', '')}`
  await createSchema(sql, schema)
  await build(sql, statements, { schema, path, live })
  await setSearchPath(sql, [schema, live, ...path])

  return inPlace(await describeSchema(sql, schema, live), schema, live)
}

/** This role, or this database, cannot make a scratch schema; a database in memory can. */
export class NoScratch extends Error {}

async function createSchema(sql: Connection, schema: string): Promise<void> {
  try {
    await sql.execute(`create schema ${schema}`)
  } catch (error) {
    const refused = /^(42501|25006)$/.test(failureOf(error)?.code ?? '')
    throw refused ? new NoScratch('create schema was refused', { cause: error }) : error
  }
}

/** A function can hold the name of its schema in its text; the scratch schema's stands for the live one. */
function inPlace(catalog: Catalog, scratch: string, live: string): Catalog {
  const text = JSON.stringify([...catalog.values()])
  if (!text.includes(scratch)) return catalog
  const inText = (name: string) => JSON.stringify(name).slice(1, -1)
  const replaced = text
    .replaceAll(`'${scratch}'`, () => inText(literal(live)))
    .replaceAll(scratch, () => inText(quotedIfNeeded(live)))
  const objects: CatalogObject[] = JSON.parse(replaced)

  return new Map(objects.map((object) => [object.id, object]))
}
