import type { AlterTableCmd, Node, RangeVar } from 'libpg-query'

export interface TableChange {
  readonly table: RangeVar
  readonly change: AlterTableCmd
}

/** Each part of an `alter table`; nothing for other statements. */
export function tableChanges(node: Node): TableChange[] {
  if (!('AlterTableStmt' in node) || node.AlterTableStmt.objtype !== 'OBJECT_TABLE') return []
  const { relation: table, cmds = [] } = node.AlterTableStmt

  return cmds.flatMap((cmd) =>
    table && 'AlterTableCmd' in cmd ? [{ table, change: cmd.AlterTableCmd }] : [],
  )
}
