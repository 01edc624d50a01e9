import type { Catalog } from '../catalog/object.ts'
import { readCatalogs } from '../catalog/read.ts'
import type { Connection } from '../connection.ts'
import { diff } from '../diff/diff.ts'
import { quoted } from '../quote.ts'
import { build } from './build.ts'
import { type Extent, schemasIn } from './extent.ts'
import { exists } from './scratch.ts'

/** The statements that make a schema like this one out of nothing; throws ChangeRefused. */
export function statementsFor(catalog: Catalog): string[] {
  return diff(new Map(), catalog, () => 'assignment').map(({ sql }) => sql)
}

/**
 * Makes an empty database into a likeness of the live one: its roles by name, the schemas of its search path, and in
 * the compared schemas everything but the rows. So both sides of a comparison are described by one PostgreSQL version.
 */
export async function cloneInto(empty: Connection, live: Connection, extent: Extent): Promise<void> {
  await prepareLike(empty, live, extent)
  await takeExtensions(empty, live)
  const statements = await likenessOf(live, extent)
  await empty.execute('begin; set local check_function_bodies = off')
  await build(empty, statements, {
    schema: extent.lookup[0] ?? 'public',
    live: [],
    path: extent.lookup.slice(1),
  })
  await empty.execute('commit')
}

/** The names of those that the database has, apart from the one that every database has. */
export async function extensionsOf(sql: Connection): Promise<string[]> {
  const found = await sql.tuples<[string]>(
    '',
    `select extname from pg_extension where extname <> 'plpgsql' order by 1`,
  )

  return found.map(([name]) => name)
}

/** Those that the empty database can have; what needs another one fails where it is made. */
async function takeExtensions(empty: Connection, live: Connection): Promise<void> {
  const placed = await live.tuples<[string, string]>(
    '',
    `select quote_ident(extname), quote_ident(nspname) from pg_extension join pg_namespace n on n.oid = extnamespace
     where extname <> 'plpgsql' order by 1`,
  )
  const available = await empty.tuples<[string]>('', 'select quote_ident(name) from pg_available_extensions')
  for (const [name, schema] of placed) {
    if (!available.some(([one]) => one === name)) continue
    await empty.execute(
      `create schema if not exists ${schema}; create extension if not exists ${name} schema ${schema}`,
    )
  }
}

/** The statements that make the live schemas out of nothing; throws ChangeRefused. */
export async function likenessOf(live: Connection, extent: Extent): Promise<string[]> {
  return statementsFor(await readCatalogs(live, schemasIn(extent), extent.lookup))
}

/** The same without anything in the schemas. */
export async function prepareLike(empty: Connection, live: Connection, extent: Extent): Promise<void> {
  const roles = await live.tuples<[string]>(
    '',
    `select quote_ident(rolname) from pg_roles where rolname not like 'pg\\_%' order by 1`,
  )
  const known = await empty.tuples<[string]>('', 'select quote_ident(rolname) from pg_roles')
  const there = new Set(known.map(([role]) => role))
  for (const [role] of roles) if (!there.has(role)) await empty.execute(`create role ${role}`)
  for (const name of extent.lookup) await empty.execute(`create schema if not exists ${quoted(name)}`)
  for (const name of extent.named) {
    if (await exists(live, name)) await empty.execute(`create schema if not exists ${quoted(name)}`)
  }
  await empty.execute(`set search_path = ${extent.lookup.map(quoted).join(', ')}`)
}
