import type { Node } from 'libpg-query'
import type { Connection } from './connection.ts'
import type { History } from './history.ts'
import { tableChanges } from './lint/alter-table.ts'
import { nameOf, tableName } from './lint/names.ts'
import { parse } from './lint/parse.ts'
import { quotedIfNeeded } from './quote.ts'
import { recorded } from './release/recorded.ts'
import { goalOf } from './runner.ts'
import { currentRevision } from './version-table.ts'

/** What a downgrade would take away. */
export interface AtStake {
  readonly table: string
  /** The column whose values go; null where rows do. */
  readonly column: string | null
  readonly count: number
}

/**
 * The rows and values that a downgrade to this target would lose, counted in the tables as they are: those of tables and
 * columns that its revisions drop, and of tables that they delete from. Throws what resolving the target throws.
 */
export async function recordsAtStake(sql: Connection, history: History, target: string): Promise<AtStake[]> {
  const current = await currentRevision(sql)
  const goal = goalOf(history, 'downgrade', target, current)
  const found = new Map<string, AtStake>()
  for (const revision of history.between(history.placeOf(current), goal)) {
    for (const text of await recorded(revision, 'downgrade')) {
      for (const { node } of await parse(text)) {
        for (const [table, column] of node ? lostBy(node) : []) {
          const key = column === null ? table : `${table}.${column}`
          if (!found.has(key)) found.set(key, { table, column, count: await count(sql, table, column) })
        }
      }
    }
  }
  const all = [...found.values()].filter((one) => one.count > 0)

  return all.filter(
    ({ table, column }) => column === null || !all.some((one) => one.table === table && !one.column),
  )
}

type Lost = [table: string, column: string | null]

function lostBy(node: Node): Lost[] {
  if ('DropStmt' in node && node.DropStmt.removeType === 'OBJECT_TABLE') {
    return (node.DropStmt.objects ?? []).map((object): Lost => [nameOf(object), null])
  }
  if ('DeleteStmt' in node) return [[tableName(node.DeleteStmt.relation), null]]
  if ('TruncateStmt' in node) {
    return (node.TruncateStmt.relations ?? []).map((table): Lost => [nameOf(table), null])
  }

  return tableChanges(node).flatMap(({ table, change: { subtype, name = '' } }): Lost[] =>
    subtype === 'AT_DropColumn' ? [[tableName(table), name]] : [],
  )
}

/** What is not there, for an earlier revision has not made it yet, or a later one has dropped it, counts nothing. */
async function count(sql: Connection, table: string, column: string | null): Promise<number> {
  const name = table.split('.').map(quotedIfNeeded).join('.')
  const [there] = await sql.tuples<[boolean]>(
    '',
    `select case when $2::text is null then to_regclass($1) is not null
       else exists (select from pg_attribute where attrelid = to_regclass($1) and attname = $2) end`,
    [name, column],
  )
  if (!there?.[0]) return 0
  const what = column === null ? '*' : quotedIfNeeded(column)
  const [rows] = await sql.tuples<[string]>('', `select count(${what})::text from ${name}`)

  return Number(rows?.[0] ?? 0)
}
