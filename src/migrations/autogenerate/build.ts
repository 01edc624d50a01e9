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
  await sql.execute('savepoint attempt')
  if (statements.length === 0 || (await attempt(sql, statements.join(';\n')))) return
  const isPlain = (statement: string) => !isBlock(statement)
  const [waiting, blocks] = await buildPlain(sql, statements.filter(isPlain), statements.filter(isBlock))
  const missing = await buildMost(sql, waiting, around)
  const [first] = await buildMost(sql, [...missing, ...blocks], around)
  if (first !== undefined) throw await notBuildable(sql, first)
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
  await sql.execute('savepoint trial; savepoint attempt')
  const left = (await attempt(sql, block)) ? await buildAll(sql, statements) : statements
  await sql.execute('rollback to savepoint trial; release savepoint trial')

  return left.length < statements.length
}

/** Returns what cannot be made. */
async function buildMost(
  sql: Connection,
  statements: readonly string[],
  around: Surroundings,
): Promise<readonly string[]> {
  const { schema, path, live } = around
  await setSearchPath(sql, [schema, ...path])
  const left = await buildAll(sql, statements)
  if (left.length === 0) return left
  await setSearchPath(sql, [schema, ...live, ...path])
  const rest = await buildFirst(sql, left)

  return rest.length === left.length ? left : buildMost(sql, rest, around)
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
  for (const statement of statements) if (!(await attempt(sql, statement))) left.push(statement)

  return left.length === 0 || left.length === statements.length ? left : buildAll(sql, left)
}

/** Builds the first that can be; returns the others. */
async function buildFirst(sql: Connection, statements: readonly string[]): Promise<readonly string[]> {
  for (const [place, statement] of statements.entries()) {
    if (await attempt(sql, statement)) return statements.toSpliced(place, 1)
  }

  return statements
}

/** Runs it behind a savepoint, and leaves the next one; false where it fails, which then has done nothing. */
async function attempt(sql: Connection, statement: string): Promise<boolean> {
  try {
    // One text, for a trip less; and released, for every row that PostgreSQL looks at is held against all savepoints below.
    await sql.execute(`${statement};\nrelease savepoint attempt; savepoint attempt`)

    return true
  } catch {
    await sql.execute('rollback to savepoint attempt')

    return false
  }
}

/** Run by itself, for PostgreSQL speaks of the text that it was given. */
async function notBuildable(sql: Connection, statement: string): Promise<ModelsNotBuildable> {
  const failure = await sql.execute(statement).catch((error: unknown) => error)

  return new ModelsNotBuildable(statement, reasonOf(failure), { cause: failure })
}
