import type { Constraint } from 'libpg-query'
import { type TableChange, tableChanges } from '../alter-table.ts'
import { nameOf, tableName } from '../names.ts'
import type { Remark } from '../objection.ts'
import { type Check, isNew, type Scope } from '../scope.ts'

/** Rules for rows that exist are added without closing their table (TL103 to TL107). */
export const constraints: Check = (node, scope) =>
  tableChanges(node)
    .filter(({ table }) => !isNew(scope, table))
    .flatMap((change) => remarks(change, scope))

function remarks({ table, change }: TableChange, scope: Scope): Remark[] {
  const { subtype, name = '', def } = change
  const on = `on ${tableName(table)}`
  if (subtype === 'AT_SetNotNull') return provenNotNull(table.relname ?? '', name, scope)
  if (subtype === 'AT_ValidateConstraint') {
    return scope.unvalidated.has(`constraint ${name} on ${table.relname}`)
      ? [{ code: 'TL105', it: `constraint ${name} ${on}` }]
      : []
  }
  if (subtype !== 'AT_AddConstraint' || !def || !('Constraint' in def)) return []
  const { contype, keys, skip_validation: later } = def.Constraint
  if (contype === 'CONSTR_NOTNULL' && !later) {
    return provenNotNull(table.relname ?? '', nameOf(keys?.[0]), scope)
  }
  const code = later ? undefined : scanOf(def.Constraint)

  return code ? [{ code, it: `constraint ${def.Constraint.conname ?? 'without a name'} ${on}` }] : []
}

/** What adding the constraint does with every row. */
export function scanOf({ contype, indexname }: Constraint): 'TL103' | 'TL104' | 'TL106' | undefined {
  if (contype === 'CONSTR_FOREIGN') return 'TL103'
  if (contype === 'CONSTR_CHECK') return 'TL104'
  const builds = contype === 'CONSTR_UNIQUE' || contype === 'CONSTR_PRIMARY' || contype === 'CONSTR_EXCLUSION'

  return builds && !indexname ? 'TL106' : undefined
}

function provenNotNull(table: string, column: string, { schema }: Scope): Remark[] {
  return schema.isProvenNotNull(table, column)
    ? []
    : [{ code: 'TL107', it: `${table}.${column} set not null` }]
}
