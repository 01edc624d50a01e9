import type { RenameStmt } from 'libpg-query'
import { nameOf, tableName, typeWord } from '../names.ts'
import { type Check, isNew } from '../scope.ts'

/** No code names these. */
const internal = /^(index|tabconstraint|domconstraint|trigger|policy|rule|statistic ext|tablespace|role)$/

/** A name that running code uses stays (TL204). */
export const renames: Check = (node, scope) => {
  if ('RenameStmt' in node) {
    const type = typeWord(node.RenameStmt.renameType)
    if (internal.test(type) || isNew(scope, node.RenameStmt.relation)) return []

    return [{ code: 'TL204', it: `${type} ${oldName(node.RenameStmt)} to ${node.RenameStmt.newname}` }]
  }
  if ('AlterObjectSchemaStmt' in node) {
    const { objectType, relation, object, newschema } = node.AlterObjectSchemaStmt
    const name = relation ? tableName(relation) : nameOf(object)

    return [{ code: 'TL204', it: `${typeWord(objectType)} ${name} to schema ${newschema}` }]
  }
  if ('AlterEnumStmt' in node && node.AlterEnumStmt.oldVal) {
    return [{ code: 'TL204', it: `value '${node.AlterEnumStmt.oldVal}' to '${node.AlterEnumStmt.newVal}'` }]
  }

  return []
}

function oldName({ relation, object, subname }: RenameStmt): string {
  return [relation ? tableName(relation) : nameOf(object), subname].filter(Boolean).join('.')
}
