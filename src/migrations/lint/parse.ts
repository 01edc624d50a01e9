import type { Node, ScanToken } from 'libpg-query'
import { type Allowance, allowanceOf } from './allow.ts'

/** One statement of a text, as PostgreSQL's own parser reads it. */
export interface Parsed {
  /** Null where PostgreSQL cannot read the text. */
  readonly node: Node | null
  readonly text: string
  /** What its comments allow. */
  readonly allowances: readonly Allowance[]
  /** Why it cannot be read. */
  readonly problem: string | null
}

/** Splits one text of op.execute() into its statements; a text that cannot be read is one of them. */
export async function parse(sql: string): Promise<Parsed[]> {
  // Loaded here, for it is megabytes of WebAssembly that only lint needs.
  const postgres = await import('libpg-query')
  try {
    const { stmts = [] } = await postgres.parse(sql)
    const { tokens } = await postgres.scan(sql)
    const allowances = allowancesIn(tokens)
    const bytes = Buffer.from(sql)
    const statements = stmts.flatMap(({ stmt, stmt_location: start = 0, stmt_len: length }) => {
      const end = length ? start + length : bytes.length

      return stmt ? [{ node: stmt, start, end }] : []
    })

    return statements.map(({ node, start, end }, place) => {
      const from = statements[place - 1]?.end ?? 0
      const to = place === statements.length - 1 ? bytes.length : end
      const own = allowances.filter(({ at }) => at >= from && at < to)

      return {
        node,
        text: withoutComments(bytes.subarray(start, end).toString()),
        allowances: own,
        problem: null,
      }
    })
  } catch (error) {
    if (!(error instanceof postgres.SqlError)) throw error

    return [{ node: null, text: withoutComments(sql), allowances: [], problem: error.message }]
  }
}

function allowancesIn(tokens: readonly ScanToken[]): Allowance[] {
  return tokens
    .filter(({ tokenName }) => tokenName.endsWith('COMMENT'))
    .flatMap(({ text, start }) => allowanceOf(text, start) ?? [])
}

/** Lines that are comments, and the indentation; for people to recognize the statement by. */
function withoutComments(text: string): string {
  const lines = text.split('\n').filter((line) => !/^\s*(--.*)?$/.test(line))

  return lines.map((line) => line.trim()).join(' ')
}
