import { setSearchPath } from '../catalog/read.ts'
import type { Connection } from '../connection.ts'
import { reasonOf } from '../failure.ts'
import { withoutHead } from '../lexing.ts'
import { ModelsNotBuildable } from './errors.ts'

export interface Surroundings {
  /** Where everything is made: an empty schema. */
  readonly schema: string
  /** Where other names are looked up: extensions, and schemas beside. */
  readonly path: readonly string[]
  /** The schemas that are compared; looked into only for what is found nowhere else, such as an extension's types. */
  readonly live: readonly string[]
}

/**
 * Makes the schema that the statements declare, inside the caller's transaction. Statements may stand in any order:
 * unless all can run as they stand, one that fails is tried again after the others, and a `do` block, which may look at
 * what is there, runs last. Throws ModelsNotBuildable for the first that cannot be made.
 */
export async function build(
  sql: Connection,
  statements: readonly string[],
  around: Surroundings,
): Promise<void> {
  const ending = statements.find(endsTransaction)
  if (ending) throw new ModelsNotBuildable(ending, 'a transaction is not for the models to begin or to end')
  await setSearchPath(sql, [around.schema, ...around.path])
  if (statements.length === 0 || (await attempt(sql, statements.join(';\n'))) === undefined) return
  const isPlain = (statement: string) => !isBlock(statement)
  const [waiting, blocks] = await buildPlain(sql, statements.filter(isPlain), statements.filter(isBlock))
  const [missing] = await buildMost(sql, waiting, around)
  const [left, failure] = await buildMost(sql, [...missing, ...blocks], around)
  if (left.length > 0) throw notBuildable(left[0] ?? '', failure)
}

/** Runs the blocks that others wait for, and no more; returns what is left of both. */
async function buildPlain(
  sql: Connection,
  plain: readonly string[],
  blocks: readonly string[],
): Promise<[plain: readonly string[], blocks: readonly string[]]> {
  const left = await buildAll(sql, plain)
  for (const [place, block] of left.length > 0 ? blocks.entries() : []) {
    if (await makesWay(sql, block, left)) return buildPlain(sql, [block, ...left], blocks.toSpliced(place, 1))
  }

  return [left, blocks]
}

/** Finds out by running both, and leaves nothing behind. */
async function makesWay(sql: Connection, block: string, statements: readonly string[]): Promise<boolean> {
  await sql.execute('savepoint trial')
  const left = (await attempt(sql, block)) ? statements : await buildAll(sql, statements)
  await sql.execute('rollback to savepoint trial')

  return left.length < statements.length
}

/** Returns what cannot be made, and why the first of it cannot. */
async function buildMost(
  sql: Connection,
  statements: readonly string[],
  around: Surroundings,
): Promise<[left: readonly string[], failure: unknown]> {
  const { schema, path, live } = around
  await setSearchPath(sql, [schema, ...path])
  const left = await buildAll(sql, statements)
  if (left.length === 0) return [left, undefined]
  await setSearchPath(sql, [schema, ...live, ...path])
  const [rest, failure] = await buildFirst(sql, left)

  return rest.length === left.length ? [left, failure] : buildMost(sql, rest, around)
}

function isBlock(statement: string): boolean {
  return /^do\b/i.test(withoutHead(statement))
}

function endsTransaction(statement: string): boolean {
  return /^(?:abort|begin|commit|end|prepare\s+transaction|release|rollback|savepoint|start)\b/i.test(
    withoutHead(statement),
  )
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
  // By itself, for PostgreSQL runs nothing of a text that it cannot read.
  await sql.execute('savepoint attempt')
  try {
    await sql.execute(statement)

    return undefined
  } catch (error) {
    await sql.execute('rollback to savepoint attempt')

    return error
  }
}

function notBuildable(statement: string, failure: unknown): ModelsNotBuildable {
  return new ModelsNotBuildable(statement, reasonOf(failure), { cause: failure })
}
