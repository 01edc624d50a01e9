import { randomUUID } from 'node:crypto'
import type { Catalog, CatalogObject } from '../catalog/object.ts'
import { describeSchemas, setSearchPath } from '../catalog/read.ts'
import type { Connection } from '../connection.ts'
import { failureOf } from '../failure.ts'
import { literal, quoted, quotedIfNeeded } from '../quote.ts'
import { build } from './build.ts'
import { type Extent, schemasIn } from './extent.ts'

/** The live schemas and the declared ones, side by side. */
export interface Catalogs {
  readonly live: Catalog
  readonly declared: Catalog
}

/**
 * Describes the live schemas, and those that the statements declare. Both inside the caller's transaction, whose end
 * must be a rollback.
 */
export async function describeBoth(
  sql: Connection,
  statements: readonly string[],
  extent: Extent,
): Promise<Catalogs> {
  await setSearchPath(sql, extent.lookup)
  const live = await describeSchemas(sql, schemasIn(extent))

  return { live, declared: await describeDeclared(sql, statements, extent) }
}

/**
 * What the statements make: what is in no schema of its own in a scratch schema, and what names its schema there, once
 * the live one has moved out of the way.
 */
export async function describeDeclared(
  sql: Connection,
  statements: readonly string[],
  extent: Extent,
): Promise<Catalog> {
  const { own, named, lookup } = extent
  const [head, ...others] = lookup
  const scratch = own === undefined ? undefined : await createSchema(sql)
  const moved = new Map<string, string>()
  for (const name of named) moved.set(name, await makeRoom(sql, name))
  const live = own === undefined ? [...moved.values()] : [own, ...moved.values()]
  const path = own === undefined ? lookup.filter((name) => name !== named[0]) : others
  await build(sql, statements, { schema: scratch ?? named[0] ?? '', path, live })
  const outgoing = moved.get(head ?? '')
  const heads = scratch === undefined ? [head, outgoing] : [scratch, own]
  await setSearchPath(sql, [...heads.filter((name) => name !== undefined), ...others])
  const schemas = schemasIn(extent).map((schema) =>
    schema.name === own && scratch ? { name: scratch, standsFor: own } : schema,
  )
  const declared = await describeSchemas(sql, schemas)
  await setSearchPath(sql, lookup)
  const names = [
    ...(scratch && own ? [[scratch, own] as const] : []),
    ...[...moved].map(([name, now]) => [now, name] as const),
  ]

  return names.reduce((catalog, [from, to]) => inPlace(catalog, from, to), declared)
}

/** This role, or this database, cannot make a scratch schema; a database in memory can. */
export class NoScratch extends Error {}

async function createSchema(sql: Connection): Promise<string> {
  const schema = newName()
  await scratching(() => sql.execute(`create schema ${schema}`))

  return schema
}

/** Makes a new schema of this name; returns what the one that had it is called until the end of the transaction. */
async function makeRoom(sql: Connection, name: string): Promise<string> {
  const outgoing = newName()
  await scratching(async () => {
    if (await exists(sql, name)) await sql.execute(`alter schema ${quoted(name)} rename to ${outgoing}`)
    await sql.execute(`create schema ${quoted(name)}`)
  })

  return outgoing
}

/** Whether there is a schema of this name. */
export async function exists(sql: Connection, schema: string): Promise<boolean> {
  const found = await sql.tuples('', 'select 1 from pg_namespace where nspname = $1', [schema])

  return found.length > 0
}

function newName(): string {
  return `tenken_scratch_${randomUUID().replaceAll('-', '')}`
}

async function scratching(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const refused = /^(42501|25006)$/.test(failureOf(error)?.code ?? '')
    throw refused ? new NoScratch('a scratch schema was refused', { cause: error }) : error
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
