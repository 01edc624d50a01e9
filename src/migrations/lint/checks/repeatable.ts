import type { Node } from 'libpg-query'
import { tableChanges } from '../alter-table.ts'
import { madeBy } from '../makes.ts'
import type { Check, Scope } from '../scope.ts'

/** Without a transaction, a revision that failed half way is run again from its beginning (TL004). */
export const repeatable: Check = (node, scope) => {
  if (scope.transactional) return []

  return [...creates(node, scope), ...drops(node), ...changes(node, scope)].map((it) => ({
    code: 'TL004',
    it,
  }))
}

function creates(node: Node, { cleared }: Scope): string[] {
  if (isGuarded(node)) return []

  return madeBy(node).filter((it) => !it.startsWith('constraint') && !cleared.has(it))
}

function drops(node: Node): string[] {
  return 'DropStmt' in node && !node.DropStmt.missing_ok ? ['drop'] : []
}

function changes(node: Node, { cleared }: Scope): string[] {
  if ('RenameStmt' in node) return node.RenameStmt.missing_ok ? [] : ['rename']
  if ('AlterEnumStmt' in node) return node.AlterEnumStmt.skipIfNewValExists ? [] : ['alter type']
  if ('InsertStmt' in node) return node.InsertStmt.onConflictClause ? [] : ['insert']

  // A constraint has no "if not exists"; it is dropped first, often by the same statement.
  const dropped = new Set<string>()

  return tableChanges(node).flatMap(({ table, change }) => {
    const { subtype = '', missing_ok: guarded, def, name } = change
    if (subtype === 'AT_DropConstraint' && guarded) dropped.add(`constraint ${name} on ${table.relname}`)
    if (subtype === 'AT_AddConstraint' && def && 'Constraint' in def) {
      const it = `constraint ${def.Constraint.conname ?? 'without a name'} on ${table.relname}`

      return cleared.has(it) || dropped.has(it) ? [] : [it]
    }
    const once = subtype === 'AT_AddColumn' || subtype === 'AT_DropColumn' || subtype === 'AT_DropConstraint'
    const column = def && 'ColumnDef' in def ? def.ColumnDef.colname : name

    return once && !guarded ? [`${table.relname}.${column}`] : []
  })
}

function isGuarded(node: Node): boolean {
  const [statement]: object[] = Object.values(node)
  if (!statement) return false
  const guarded = 'if_not_exists' in statement && statement.if_not_exists === true

  return guarded || ('replace' in statement && statement.replace === true)
}
