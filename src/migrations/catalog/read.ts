import type { Connection } from '../connection.ts'
import { quoted } from '../quote.ts'
import type { Catalog, CatalogObject } from './object.ts'
import { withOwnNames } from './own-names.ts'
import { allObjectsQuery, dependenciesQuery, hasOthersQuery, objectsQuery } from './queries.ts'

/**
 * Describes one schema exactly, PostgreSQL 15 and later, in a transaction of its own: the connection must not be in
 * one. Left out are alembic_version, what belongs to extensions, owners, tablespaces and statistics settings.
 */
export async function readCatalog(sql: Connection, schemaName: string): Promise<Catalog> {
  const path = (await searchPath(sql)).filter((name) => name !== schemaName)

  return readCatalogs(sql, [{ name: schemaName }], [schemaName, ...path])
}

/** The same of several schemas, with names looked up where the path says. */
export async function readCatalogs(
  sql: Connection,
  schemas: readonly SchemaToDescribe[],
  path: readonly string[],
): Promise<Catalog> {
  await sql.execute('begin read only')
  try {
    await setSearchPath(sql, path)

    return await describeSchemas(sql, schemas)
  } finally {
    await sql.execute('rollback')
  }
}

/** The schemas that names are looked up in, as they are, without quotes. */
export async function searchPath(sql: Connection): Promise<string[]> {
  const [row] = await sql.tuples<[string[]]>(
    '',
    'select pg_catalog.to_jsonb(pg_catalog.current_schemas(false))',
  )

  return row?.[0] ?? []
}

/** Until the end of the transaction. */
export async function setSearchPath(sql: Connection, schemas: readonly string[]): Promise<void> {
  const path = schemas.map(quoted).join(', ')
  await sql.tuples('', `select pg_catalog.set_config('search_path', $1, true)`, [path])
}

/** A schema to describe. */
export interface SchemaToDescribe {
  readonly name: string
  /** The schema that a scratch schema stands for: to a function, either name is its own schema. */
  readonly standsFor?: string
  /** True where the search path does not lead there, so that whatever is in it is named together with it. */
  readonly qualified?: boolean
}

/** The same of several schemas, inside the caller's transaction; the search path is the caller's affair. */
export async function describeSchemas(
  sql: Connection,
  schemas: readonly SchemaToDescribe[],
): Promise<Catalog> {
  const rows: ObjectRow[] = []
  for (const schema of schemas) rows.push(...(await readRows(sql, schema)))
  rows.sort(byName)
  const ids = new Map<string, string>()
  for (const row of rows) for (const address of row.addresses) ids.set(addressKey(address), idOf(row))
  const needs = await readNeeds(sql, rows, ids)
  const relations = new Map(rows.filter(isRelation).map((row) => [row.name, idOf(row)]))

  return new Map(
    rows.map((row) => {
      const { addresses: _, ...object } = row
      const owner = row.table === null ? undefined : relations.get(row.table)
      const all = new Set([
        ...(owner ? [owner] : []),
        ...ownershipNeeds(row),
        ...(needs.get(idOf(row)) ?? []),
      ])
      const described = { ...object, id: idOf(row), needs: [...all].sort() }

      return [described.id, described as CatalogObject]
    }),
  )
}

async function readRows(
  sql: Connection,
  { name, standsFor = name, qualified = false }: SchemaToDescribe,
): Promise<ObjectRow[]> {
  const [[hasOthers] = [true]] = await sql.tuples<[boolean]>('schema has others', hasOthersQuery, [name])
  const [statement, query] = hasOthers
    ? ['describe schema and others', allObjectsQuery]
    : ['describe schema', objectsQuery]
  const rows = await sql.rows<ObjectRow>(statement, query, [name, qualified])

  return rows.map((row) =>
    qualified
      ? withOwnPath(row, [])
      : inAnySchema(withOwnPath(withBareHead(row), [name, standsFor]), [name, standsFor]),
  )
}

/** PostgreSQL names the schema at the head of a function's text, whatever the search path; its body is the author's. */
function withBareHead(row: ObjectRow): ObjectRow {
  if (!('definition' in row.shape) || row.kind !== 'routine') return row
  const head = /^(create or replace (?:function|procedure) )(?:"(?:[^"]|"")*"|[^."]+)\./i

  return { ...row, shape: { ...row.shape, definition: row.shape.definition.replace(head, '$1') } }
}

/** The setting goes from the head of the text alone: a body may say the same. */
function withOwnPath(row: ObjectRow, own: readonly (string | null)[]): ObjectRow {
  if (!('ownPath' in row.shape)) return row
  const { ownPath: path, definition } = row.shape
  if (!path.some((name) => own.includes(name))) return { ...row, shape: { ...row.shape, ownPath: [] } }
  const ownPath = path.map((name) => (own.includes(name) ? null : name))
  const setting = /\n SET search_path TO '(?:[^']|'')*'(?:, '(?:[^']|'')*')*(?=\n)/

  return { ...row, shape: { ...row.shape, definition: definition.replace(setting, ''), ownPath } }
}

function inAnySchema(row: ObjectRow, own: readonly string[]): ObjectRow {
  if (!('definition' in row.shape) || row.kind !== 'routine') return row

  return { ...row, shape: { ...row.shape, definition: withOwnNames(row.shape.definition, own) } }
}

type Address = [catalog: string, oid: string | null, column: number | null]
type ObjectRow = Omit<CatalogObject, 'id' | 'needs'> & { addresses: Address[] }
type DependencyRow = [string, string, number, string, string, number]

function idOf({ kind, table, name }: ObjectRow): string {
  const ofTable = table !== null && kind !== 'index'

  return ofTable ? `${kind} ${table}.${name}` : `${kind} ${name}`
}

/** The same everywhere, whatever order the rows came in. */
function byName(one: ObjectRow, other: ObjectRow): number {
  return one.position - other.position || compareText(idOf(one), idOf(other))
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function isRelation({ kind }: ObjectRow): boolean {
  return kind === 'table' || kind === 'view'
}

function addressKey([catalog, oid, column]: Address): string {
  return `${catalog} ${oid} ${column ?? '*'}`
}

/** PostgreSQL has a sequence depend on its column; for making both it is the other way round. Of an index it keeps nothing. */
function ownershipNeeds({ kind, table, shape }: ObjectRow): string[] {
  if (kind === 'replica' && 'key' in shape) {
    if (shape.key !== null) return [`constraint ${table}.${shape.key}`]

    return shape.index === null ? [] : [`index ${shape.index}`]
  }
  if (kind !== 'ownership' || !('column' in shape)) return []

  return [`sequence ${shape.sequence}`, `column ${shape.column}`]
}

async function readNeeds(
  sql: Connection,
  rows: readonly ObjectRow[],
  ids: ReadonlyMap<string, string>,
): Promise<Map<string, Set<string>>> {
  const find = (catalog: string, oid: string, column: number) =>
    ids.get(`${catalog} ${oid} ${column}`) ?? ids.get(`${catalog} ${oid} *`)
  const addresses = rows.flatMap((row) => row.addresses).filter(([, oid]) => oid !== null)
  const dependents = [...new Set(addresses.map(([catalog, oid]) => `${catalog} ${oid}`))]
  const found = await sql.tuples<DependencyRow>('describe dependencies', dependenciesQuery, [
    dependents.map((dependent) => dependent.split(' ')[0]).join(),
    dependents.map((dependent) => dependent.split(' ')[1]).join(),
  ])
  const needs = new Map<string, Set<string>>()
  for (const [catalog, oid, column, ...needed] of found) {
    const from = find(catalog, oid, column)
    const to = find(...needed)
    if (!from || !to || from === to || from.startsWith('sequence ')) continue
    needs.set(from, (needs.get(from) ?? new Set()).add(to))
  }

  return needs
}
