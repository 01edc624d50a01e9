import type { Node } from 'libpg-query'
import { tableChanges } from './alter-table.ts'
import { dotted, tableName } from './names.ts'

/** What a statement makes, in the words of the drops: 'view v', 'trigger x on t', 'constraint c on t'. */
export function madeBy(node: Node): string[] {
  if ('CreateStmt' in node) return [`table ${tableName(node.CreateStmt.relation)}`]
  if ('CreateTableAsStmt' in node) {
    const { objtype, into } = node.CreateTableAsStmt

    return [`${objtype === 'OBJECT_MATVIEW' ? 'materialized view' : 'table'} ${tableName(into?.rel)}`]
  }
  if ('IndexStmt' in node) return [`index ${node.IndexStmt.idxname ?? 'without a name'}`]
  if ('ViewStmt' in node) return [`view ${tableName(node.ViewStmt.view)}`]
  if ('CreateFunctionStmt' in node) {
    const { is_procedure: procedure, funcname } = node.CreateFunctionStmt

    return [`${procedure ? 'procedure' : 'function'} ${dotted(funcname)}`]
  }
  if ('CreateTrigStmt' in node) {
    return [`trigger ${node.CreateTrigStmt.trigname} on ${tableName(node.CreateTrigStmt.relation)}`]
  }
  if ('CreatePolicyStmt' in node) {
    return [`policy ${node.CreatePolicyStmt.policy_name} on ${tableName(node.CreatePolicyStmt.table)}`]
  }

  return [...madeTypes(node), ...madeConstraints(node)]
}

function madeTypes(node: Node): string[] {
  if ('CreateEnumStmt' in node) return [`type ${dotted(node.CreateEnumStmt.typeName)}`]
  if ('CreateDomainStmt' in node) return [`domain ${dotted(node.CreateDomainStmt.domainname)}`]
  if ('CreateSeqStmt' in node) return [`sequence ${tableName(node.CreateSeqStmt.sequence)}`]
  if ('CreateSchemaStmt' in node) return [`schema ${node.CreateSchemaStmt.schemaname}`]
  if ('CreateExtensionStmt' in node) return [`extension ${node.CreateExtensionStmt.extname}`]

  return 'CompositeTypeStmt' in node ? [`type ${tableName(node.CompositeTypeStmt.typevar)}`] : []
}

function madeConstraints(node: Node): string[] {
  return tableChanges(node).flatMap(({ table, change: { subtype, def } }) =>
    subtype === 'AT_AddConstraint' && def && 'Constraint' in def
      ? [`constraint ${def.Constraint.conname ?? 'without a name'} on ${tableName(table)}`]
      : [],
  )
}
