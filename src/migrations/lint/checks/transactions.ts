import type { Node } from 'libpg-query'
import { tableChanges } from '../alter-table.ts'
import type { Check } from '../scope.ts'
import { isConcurrent } from './indexes.ts'

/** A revision is one transaction, or says that it is none (TL003, TL005, TL006). */
export const transactions: Check = (node, scope) => {
  const it = kindOf(node)
  if ('TransactionStmt' in node) {
    const ends = !/SAVEPOINT|ROLLBACK_TO|RELEASE/.test(node.TransactionStmt.kind ?? '')

    return scope.transactional && ends ? [{ code: 'TL005', it }] : []
  }
  const inTransaction = scope.transactional || scope.companions > 1
  const waits = !scope.transactional && !scope.lockTimeout && isSchemaChange(node)

  return [
    ...(inTransaction && needsNone(node) ? [{ code: 'TL003' as const, it }] : []),
    ...(waits ? [{ code: 'TL006' as const, it }] : []),
  ]
}

/** What PostgreSQL refuses inside a transaction. */
function needsNone(node: Node): boolean {
  if (isConcurrent(node)) return true
  if ('VacuumStmt' in node) return node.VacuumStmt.is_vacuumcmd === true
  const detaches = tableChanges(node).some(({ change: { subtype, def } }) => {
    return subtype === 'AT_DetachPartition' && def && 'PartitionCmd' in def && def.PartitionCmd.concurrent
  })

  return detaches || 'CreatedbStmt' in node || 'DropdbStmt' in node || 'AlterSystemStmt' in node
}

export function isSchemaChange(node: Node): boolean {
  return !/^(Select|Insert|Update|Delete|Merge|VariableSet|VariableShow|Transaction|Do|Call|Comment)Stmt$/.test(
    tag(node),
  )
}

function tag(node: Node): string {
  return Object.keys(node)[0] ?? ''
}

/** 'create index' for IndexStmt, and so on, as far as a person needs it. */
function kindOf(node: Node): string {
  const words: Readonly<Record<string, string>> = {
    IndexStmt: 'create index concurrently',
    DropStmt: 'drop',
    ReindexStmt: 'reindex',
    VacuumStmt: 'vacuum',
    AlterTableStmt: 'alter table',
    TransactionStmt: 'transaction',
  }

  return (
    words[tag(node)] ??
    tag(node)
      .replace(/Stmt$/, '')
      .replace(/(?!^)([A-Z])/g, ' $1')
      .toLowerCase()
  )
}
