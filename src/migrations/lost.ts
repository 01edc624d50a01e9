import type { Node, RangeVar } from 'libpg-query'
import type { Lost } from './errors.ts'
import { tableChanges } from './lint/alter-table.ts'
import { parse } from './lint/parse.ts'
import { quotedIfNeeded } from './quote.ts'
import { recorded } from './release/recorded.ts'
import type { Revision } from './revision.ts'

/** What the downgrade of a revision takes away: it drops the table or column, or deletes from it. Each once. */
export async function lostByDowngrade(revision: Revision): Promise<Lost[]> {
  const lost = new Map<string, Lost>()
  for (const text of await recorded(revision, 'downgrade')) {
    for (const { node } of await parse(text)) {
      for (const one of node ? lostBy(node) : []) lost.set(JSON.stringify(one), one)
    }
  }

  return [...lost.values()]
}

function lostBy(node: Node): Lost[] {
  if ('DropStmt' in node && node.DropStmt.removeType === 'OBJECT_TABLE') {
    return (node.DropStmt.objects ?? []).map((object) => rowsOf('List' in object ? object.List.items : []))
  }
  if ('DeleteStmt' in node) return [rowsOf(partsOf(node.DeleteStmt.relation))]
  if ('TruncateStmt' in node) {
    return (node.TruncateStmt.relations ?? []).map((table) =>
      rowsOf(partsOf('RangeVar' in table ? table.RangeVar : undefined)),
    )
  }

  return tableChanges(node).flatMap(({ table, change: { subtype, name = '' } }) =>
    subtype === 'AT_DropColumn' ? [{ ...rowsOf(partsOf(table)), column: quotedIfNeeded(name) }] : [],
  )
}

function rowsOf(parts: readonly (Node | string)[] = []): Lost {
  const names = parts.map((part) => (typeof part === 'string' ? part : textOf(part)))

  return { table: names.map(quotedIfNeeded).join('.'), column: null }
}

function textOf(node: Node): string {
  return 'String' in node ? (node.String.sval ?? '') : ''
}

function partsOf(table: RangeVar | undefined): string[] {
  return [table?.schemaname, table?.relname].flatMap((part) => part || [])
}
