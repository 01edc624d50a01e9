import type { IndexStmt, Node } from 'libpg-query'
import { nameOf, tableName } from '../names.ts'
import type { Remark } from '../objection.ts'
import { type Check, isNew, type Scope } from '../scope.ts'

/** Indexes are built, dropped and rebuilt without closing their table (TL007, TL101, TL102). */
export const indexes: Check = (node, scope) => {
  if ('IndexStmt' in node) return building(node.IndexStmt, scope)
  if ('DropStmt' in node && node.DropStmt.removeType === 'OBJECT_INDEX' && !node.DropStmt.concurrent) {
    return (node.DropStmt.objects ?? []).map((object) => ({ code: 'TL102', it: `index ${nameOf(object)}` }))
  }
  if ('ReindexStmt' in node && !isConcurrent(node)) {
    return [{ code: 'TL102', it: `reindex ${tableName(node.ReindexStmt.relation)}` }]
  }

  return []
}

/** True for what PostgreSQL does beside everybody's work, in several transactions of its own. */
export function isConcurrent(node: Node): boolean {
  if ('IndexStmt' in node) return node.IndexStmt.concurrent === true
  if ('DropStmt' in node) return node.DropStmt.concurrent === true
  if (!('ReindexStmt' in node)) return false

  return (node.ReindexStmt.params ?? []).some(
    (option) => 'DefElem' in option && option.DefElem.defname === 'concurrently',
  )
}

function building(index: IndexStmt, scope: Scope): Remark[] {
  const name = index.idxname ?? 'without a name'
  const it = `index ${name} on ${tableName(index.relation)}`
  if (!index.concurrent) return isNew(scope, index.relation) ? [] : [{ code: 'TL101', it }]

  return index.if_not_exists && !scope.cleared.has(`index ${name}`) ? [{ code: 'TL007', it }] : []
}
