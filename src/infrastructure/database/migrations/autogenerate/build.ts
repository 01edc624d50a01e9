import type { Connection } from '../../engine.ts'
import { reasonOf } from '../../failure.ts'
import { setSearchPath } from '../catalog/read.ts'
import { ModelsNotBuildable } from './errors.ts'

export interface Place {
  /** Where everything is made: an empty schema. */
  readonly schema: string
  /** Where other names are looked up: extensions, and schemas beside. */
  readonly path: readonly string[]
  /** The schema that is compared; looked into only for what is found nowhere else, such as an extension's types. */
  readonly live: string
}

/**
 * Makes the schema that the statements declare, inside the caller's transaction. Statements may stand in any order:
 * one that fails is tried again after the others. Throws ModelsNotBuildable for the first that cannot be made.
 */
export async function build(sql: Connection, statements: readonly string[], place: Place): Promise<void> {
  const { schema, path, live } = place
  await setSearchPath(sql, [schema, ...path])
  if (statements.length === 0 || (await attempt(sql, statements.join(';\n'))) === undefined) return
  let left = await buildAll(sql, statements)
  while (left.length > 0) {
    await setSearchPath(sql, [schema, live, ...path])
    const [rest, failure] = await buildFirst(sql, left)
    if (rest.length === left.length) throw notBuildable(left[0] ?? '', failure)
    await setSearchPath(sql, [schema, ...path])
    left = await buildAll(sql, rest)
  }
}

/** Round after round, until one brings nothing; returns what is left. */
async function buildAll(sql: Connection, statements: readonly string[]): Promise<readonly string[]> {
  const left: string[] = []
  for (const statement of statements) if (await attempt(sql, statement)) left.push(statement)

  return left.length === 0 || left.length === statements.length ? left : buildAll(sql, left)
}

/** Builds the first that can be; returns the others, and why the very first could not. */
async function buildFirst(
  sql: Connection,
  statements: readonly string[],
): Promise<[rest: readonly string[], failure: unknown]> {
  let first: unknown
  for (const [place, statement] of statements.entries()) {
    const failure = await attempt(sql, statement)
    if (failure === undefined) return [statements.toSpliced(place, 1), first]
    first ??= failure
  }

  return [statements, first]
}

/** Runs it behind a savepoint and returns why it failed, if it did. */
async function attempt(sql: Connection, statement: string): Promise<unknown> {
  try {
    await sql.execute(`savepoint attempt;\n${statement}`)

    return undefined
  } catch (error) {
    await sql.execute('rollback to savepoint attempt')

    return error
  }
}

function notBuildable(statement: string, failure: unknown): ModelsNotBuildable {
  return new ModelsNotBuildable(statement, reasonOf(failure), { cause: failure })
}
