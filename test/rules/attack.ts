import { keptTables } from '../../src/domain/records.ts'
import type { Connection } from '../../src/infrastructure/database/engine.ts'
import { type DatabaseFailure, failureOf } from '../../src/migrations/failure.ts'
import type { World } from './world.ts'

/** SQL of one's own that a rule must refuse; `:name` stands for an id of the world. */
export interface Attack {
  what: string
  /** The SQLSTATE of the refusal. */
  state: string
  /** Who acts, by name; nobody unless given. */
  as?: string
  /** Of the transaction; read committed unless given. */
  isolation?: string
  /** What is done before, lawfully, in the same transaction. */
  before?: string
  sql: string
  /** The record that the refusal names; unless it has none to name. */
  names?: string
}

/** What the database said; `where` tells which of its functions said it. */
export interface Refusal extends DatabaseFailure {
  where?: string
}

/** Carries the attack out, deferred rules included, and undoes whatever came of it; undefined where it went through. */
export async function carryOut(
  connection: Connection,
  world: World,
  { as = '', isolation, before, sql }: Omit<Attack, 'what' | 'state'>,
  first = isolation ? `set transaction isolation level ${isolation}` : '',
): Promise<Refusal | undefined> {
  await connection.execute(`begin; ${first}`)
  try {
    await connection.execute(`select set_config('tenken.actor', '${as && idOf(world, as)}', true)`)
    if (before) await connection.execute(named(world, before))
  } catch (error) {
    await connection.execute('rollback')
    throw error
  }
  try {
    await connection.execute(named(world, sql))
    await connection.execute('set constraints all immediate')

    return undefined
  } catch (error) {
    const failure = failureOf(error)
    if (!failure) throw error

    return failure as Refusal
  } finally {
    await connection.execute('rollback')
  }
}

export function idOf(world: World, name: string): string {
  const id = world[name]
  if (!id) throw new Error(`the world has no ${name}`)

  return id
}

export function named(world: World, sql: string): string {
  return sql.replace(/(?<!:):([a-z]\w*)/gi, (_, name: string) => `'${idOf(world, name)}'`)
}

/** All that is on record, as one number. */
export async function fingerprint(connection: Connection): Promise<string> {
  const all = keptTables
    .map((table) => `select '${table}' || t::text as line from ${table} t`)
    .join(' union all ')
  const [row] = await connection.tuples<[string]>(
    '',
    `select count(*) || ' ' || md5(string_agg(line, ',' order by line)) from (${all}) lines`,
  )

  return row?.[0] ?? ''
}
