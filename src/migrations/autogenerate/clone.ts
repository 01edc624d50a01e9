import type { Catalog } from '../catalog/object.ts'
import { readCatalog, searchPath } from '../catalog/read.ts'
import type { Connection } from '../connection.ts'
import { diff } from '../diff/diff.ts'
import { quoted } from '../quote.ts'
import { build } from './build.ts'

/** The statements that make a schema like this one out of nothing; throws ChangeRefused. */
export function statementsFor(catalog: Catalog): string[] {
  return diff(new Map(), catalog, () => 'assignment').map(({ sql }) => sql)
}

/**
 * Makes an empty database into a likeness of the live one: its roles by name, the schemas of its search path, and in
 * the compared schema everything but the rows. So both sides of a comparison are described by one PostgreSQL version.
 * Returns the schema's name; the search path leads there.
 */
export async function cloneInto(empty: Connection, live: Connection, schemaName?: string): Promise<string> {
  const schema = await prepareLike(empty, live, schemaName)
  const statements = statementsFor(await readCatalog(live, schema))
  await empty.execute('begin; set local check_function_bodies = off')
  await build(empty, statements, { schema, live: schema, path: [] })
  await empty.execute('commit')

  return schema
}

/** The same without anything in the schema. */
export async function prepareLike(empty: Connection, live: Connection, schemaName?: string): Promise<string> {
  const path = await searchPath(live)
  const schema = schemaName ?? path[0] ?? 'public'
  const roles = await live.tuples<[string]>(
    '',
    `select quote_ident(rolname) from pg_roles where rolname not like 'pg\\_%' order by 1`,
  )
  const known = await empty.tuples<[string]>('', 'select quote_ident(rolname) from pg_roles')
  const there = new Set(known.map(([role]) => role))
  for (const [role] of roles) if (!there.has(role)) await empty.execute(`create role ${role}`)
  for (const name of new Set([schema, ...path]))
    await empty.execute(`create schema if not exists ${quoted(name)}`)
  const all = [schema, ...path.filter((name) => name !== schema)]
  await empty.execute(`set search_path = ${all.map(quoted).join(', ')}`)

  return schema
}
