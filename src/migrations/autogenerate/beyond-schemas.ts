import { setSearchPath } from '../catalog/read.ts'
import type { Connection } from '../connection.ts'
import { ChangeRefused } from '../diff/errors.ts'
import { type Statement, statement } from '../diff/statement.ts'
import { reasonOf } from '../failure.ts'
import { withoutHead } from '../lexing.ts'
import { quoted, quotedIfNeeded, unquoted } from '../quote.ts'
import { ModelsNotDeclarable } from '../schema/errors.ts'
import { ModelsNotBuildable } from './errors.ts'

/** Schemas and extensions, which every schema of the database shares: what makes them, and takes them away again. */
export interface BeyondSchemas {
  readonly make: readonly Statement[]
  readonly drop: readonly Statement[]
}

interface Wanted {
  readonly kind: 'schema' | 'extension'
  /** As it is in SQL. */
  readonly name: string
  readonly statement: string
}

const creation =
  /^create\s+(schema|extension)\s+(?:if\s+not\s+exists\s+)?("(?:[^"]|"")*"|[^\s;"(]+)\s*(.*?)[\s;]*$/is

const elsewhere =
  /^(?:create|alter|drop)\s+(?:or\s+replace\s+)?(?:trusted\s+)?(?:procedural\s+)?(?:access method|cast|database|default privileges|event trigger|foreign data wrapper|group|language|publication|role|server|subscription|system|tablespace|transform|user)\b/i

/** Those of the statements that make a schema or an extension, apart from the others. Throws ModelsNotDeclarable. */
export function split(statements: readonly string[]): { beyond: Wanted[]; within: string[] } {
  const beyond: Wanted[] = []
  const within: string[] = []
  for (const text of statements) {
    const bare = withoutHead(text)
    const [what] = elsewhere.exec(bare.replace(/\s+/g, ' ')) ?? []
    if (what !== undefined) throw new ModelsNotDeclarable(what.toLowerCase(), { code: 'in_no_schema' })
    const [, kind, name = '', rest = ''] = creation.exec(bare) ?? []
    // `create schema s create table …` makes tables as well, and has no name where it only says whose it is.
    if (kind === undefined || (/^schema$/i.test(kind) && (rest !== '' || /^authorization$/i.test(name))))
      within.push(text)
    else
      beyond.push({
        kind: /^schema$/i.test(kind) ? 'schema' : 'extension',
        name: folded(name),
        statement: bare.replace(/[\s;]+$/, ''),
      })
  }

  return { beyond, within }
}

/**
 * Makes what the database lacks, inside the caller's transaction, and says how a revision does it. Throws
 * ModelsNotBuildable where PostgreSQL refuses, as for an extension that is not installed; ChangeRefused where an
 * extension is there in another version or schema than the models say.
 */
export async function makeBeyond(
  sql: Connection,
  wanted: readonly Wanted[],
  path: readonly string[],
): Promise<BeyondSchemas> {
  const make: Statement[] = []
  const drop: Statement[] = []
  for (const one of [...wanted].sort((a, b) => rank(a) - rank(b))) {
    if (await isThere(sql, one)) continue
    await setSearchPath(sql, path)
    await sql.execute(one.statement).catch((error) => {
      throw new ModelsNotBuildable(one.statement, reasonOf(error), { cause: error })
    })
    make.push(statement(one.statement))
    drop.unshift(statement(`drop ${one.kind} ${one.name}`))
  }

  return { make, drop }
}

/** A `pgSchema` that the models name, as if they made it by a statement. */
export function schemaNamed(name: string): Wanted {
  const inSql = quotedIfNeeded(name)

  return { kind: 'schema', name: inSql, statement: `create schema if not exists ${inSql}` }
}

function rank({ kind }: Wanted): number {
  return kind === 'schema' ? 0 : 1
}

async function isThere(sql: Connection, { kind, name, statement }: Wanted): Promise<boolean> {
  const bare = unquoted(name)
  if (kind === 'schema') {
    return (await sql.tuples('', 'select 1 from pg_namespace where nspname = $1', [bare])).length > 0
  }
  const [found] = await sql.tuples<[version: string, schema: string]>(
    '',
    `select extversion, nspname from pg_extension join pg_namespace n on n.oid = extnamespace where extname = $1`,
    [bare],
  )
  if (!found) return false
  const [version, schema] = found
  const said = {
    version: /\bversion\s+'?([\w.+-]+)/i.exec(statement)?.[1] ?? version,
    schema: unquoted(folded(/\bschema\s+("(?:[^"]|"")*"|[^\s;]+)/i.exec(statement)?.[1] ?? quoted(schema))),
  }
  if (said.version !== version || said.schema !== schema) {
    const reason = { code: 'extension_otherwise', version, schema } as const
    throw new ChangeRefused([{ what: `extension ${name}`, reason }])
  }

  return true
}

function folded(name: string): string {
  return name.startsWith('"') ? name : name.toLowerCase()
}
