import { tableName } from '../names.ts'
import { type Check, isNew } from '../scope.ts'

/** Nothing writes a whole table at once while people work (TL008, TL111, TL112). */
export const wholeTables: Check = (node, scope) => {
  if ('DoStmt' in node) return [{ code: 'TL008', it: 'do' }]
  if ('ClusterStmt' in node)
    return [{ code: 'TL111', it: `cluster ${tableName(node.ClusterStmt.relation)}`.trim() }]
  if ('VacuumStmt' in node) {
    const options = node.VacuumStmt.options ?? []
    const full = options.some((option) => 'DefElem' in option && option.DefElem.defname === 'full')

    return full ? [{ code: 'TL111', it: 'vacuum full' }] : []
  }
  if ('RefreshMatViewStmt' in node && !node.RefreshMatViewStmt.concurrent) {
    return [{ code: 'TL111', it: `materialized view ${tableName(node.RefreshMatViewStmt.relation)}` }]
  }
  const change = 'UpdateStmt' in node ? node.UpdateStmt : 'DeleteStmt' in node ? node.DeleteStmt : undefined
  if (!change || change.whereClause || !scope.transactional || isNew(scope, change.relation)) return []

  return [
    { code: 'TL112', it: `${'UpdateStmt' in node ? 'update' : 'delete from'} ${tableName(change.relation)}` },
  ]
}
