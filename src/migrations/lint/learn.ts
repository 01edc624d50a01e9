import type { Constraint, Node, RangeVar, VariableSetStmt } from 'libpg-query'
import { type TableChange, tableChanges } from './alter-table.ts'
import { isSchemaChange } from './checks/transactions.ts'
import { typeOf } from './column-type.ts'
import type { KnownSchema } from './known-schema.ts'
import { madeBy } from './makes.ts'
import { nameOf, objectName, typeWord } from './names.ts'
import type { Scope } from './scope.ts'

/** Notes what the statement has changed, for those behind it. */
export function learn(node: Node, scope: Scope): void {
  for (const it of madeBy(node)) scope.made.add(it)
  if ('CreateStmt' in node) newTable(node.CreateStmt.relation, node.CreateStmt.tableElts ?? [], scope)
  if ('CreateTableAsStmt' in node) scope.created.add(node.CreateTableAsStmt.into?.rel?.relname ?? '')
  if ('RenameStmt' in node && scope.created.has(node.RenameStmt.relation?.relname ?? '')) {
    scope.created.add(node.RenameStmt.newname ?? '')
  }
  if ('VariableSetStmt' in node && isLasting(node.VariableSetStmt, scope)) scope.lockTimeout = true
  // Said once for a revision, at the first statement that waits.
  if (isSchemaChange(node)) scope.lockTimeout = true
  if ('DropStmt' in node && node.DropStmt.missing_ok) {
    const type = typeWord(node.DropStmt.removeType)
    for (const object of node.DropStmt.objects ?? []) scope.cleared.add(objectName(type, object))
  }
  for (const change of tableChanges(node)) changed(change, scope)
}

/** `set local` lasts until the transaction's end, which without one is at once. */
function isLasting({ name, is_local: local }: VariableSetStmt, { companions }: Scope): boolean {
  return name === 'lock_timeout' && (!local || companions > 1)
}

function newTable(table: RangeVar | undefined, elements: readonly Node[], scope: Scope): void {
  const name = table?.relname ?? ''
  scope.created.add(name)
  for (const element of elements) {
    if ('ColumnDef' in element) newType(name, element, scope.schema)
    if ('Constraint' in element) newCheck(name, element.Constraint, scope.schema)
  }
}

function changed({ table, change }: TableChange, { schema, unvalidated, cleared }: Scope): void {
  const { subtype, name = '', def, missing_ok: guarded } = change
  const on = table.relname ?? ''
  if (subtype === 'AT_AddColumn' && def) newType(on, def, schema)
  if (subtype === 'AT_AlterColumnType' && def) newType(on, def, schema, name)
  if (subtype === 'AT_ValidateConstraint') schema.validate(on, name)
  if (subtype === 'AT_DropConstraint') {
    schema.dropCheck(on, name)
    if (guarded) cleared.add(`constraint ${name} on ${on}`)
  }
  if (subtype !== 'AT_AddConstraint' || !def || !('Constraint' in def)) return
  newCheck(on, def.Constraint, schema)
  if (def.Constraint.skip_validation) unvalidated.add(`constraint ${def.Constraint.conname} on ${on}`)
}

function newType(table: string, node: Node, schema: KnownSchema, column?: string): void {
  if (!('ColumnDef' in node)) return
  const type = typeOf(node.ColumnDef.typeName)
  if (type) schema.setType(table, column ?? node.ColumnDef.colname ?? '', type)
}

function newCheck(table: string, constraint: Constraint, schema: KnownSchema): void {
  const { contype, conname = '', raw_expr: expression, skip_validation: later, keys } = constraint
  const columns = contype === 'CONSTR_NOTNULL' ? [nameOf(keys?.[0])] : provenBy(expression)
  if (columns.length > 0) schema.addCheck(table, conname, { columns, valid: !later })
}

/** The columns that are never null where the condition is true. */
function provenBy(condition: Node | undefined): string[] {
  if (!condition) return []
  if ('BoolExpr' in condition && condition.BoolExpr.boolop === 'AND_EXPR') {
    return (condition.BoolExpr.args ?? []).flatMap(provenBy)
  }
  if (!('NullTest' in condition) || condition.NullTest.nulltesttype !== 'IS_NOT_NULL') return []
  const { arg } = condition.NullTest
  const field = arg && 'ColumnRef' in arg ? arg.ColumnRef.fields?.at(-1) : undefined

  return field ? [nameOf(field)] : []
}
