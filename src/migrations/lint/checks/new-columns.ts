import type { ColumnDef, Constraint, RangeVar } from 'libpg-query'
import { tableChanges } from '../alter-table.ts'
import { tableName } from '../names.ts'
import type { Remark } from '../objection.ts'
import { type Check, isNew } from '../scope.ts'
import { mayBeVolatile } from '../volatile.ts'
import { scanOf } from './constraints.ts'

/** A column is added without touching the rows that exist (TL103, TL104, TL106, TL109, TL110). */
export const newColumns: Check = (node, scope) =>
  tableChanges(node).flatMap(({ table, change: { subtype, def } }) =>
    subtype === 'AT_AddColumn' && def && 'ColumnDef' in def && !isNew(scope, table)
      ? added(table, def.ColumnDef)
      : [],
  )

function added(table: RangeVar, column: ColumnDef): Remark[] {
  const it = `column ${tableName(table)}.${column.colname}`
  const constraints = (column.constraints ?? []).flatMap((one) =>
    'Constraint' in one ? [one.Constraint] : [],
  )
  const has = (type: Constraint['contype']) => constraints.some(({ contype }) => contype === type)
  const filled = isFilled(column, constraints)
  const empty = !filled && !has('CONSTR_DEFAULT') && !has('CONSTR_GENERATED')
  const scans = constraints.flatMap((constraint) => scanOf(constraint) ?? [])

  return [
    // A column that is null everywhere refers to nothing: PostgreSQL does not look.
    ...scans.filter((code) => code !== 'TL103' || !empty).map((code) => ({ code, it })),
    ...(filled ? [{ code: 'TL109' as const, it }] : []),
    ...(empty && (has('CONSTR_NOTNULL') || has('CONSTR_PRIMARY')) ? [{ code: 'TL110' as const, it }] : []),
  ]
}

/** True where each row gets a value of its own, for which the table is rewritten. */
function isFilled({ typeName }: ColumnDef, constraints: readonly Constraint[]): boolean {
  const type = typeName?.names?.at(-1)
  if (type && 'String' in type && /^(small|big)?serial\d?$/.test(type.String.sval ?? '')) return true

  return constraints.some(
    ({ contype, generated_kind: kind, raw_expr: expression }) =>
      contype === 'CONSTR_IDENTITY' ||
      (contype === 'CONSTR_GENERATED' && kind !== 'v') ||
      (contype === 'CONSTR_DEFAULT' && mayBeVolatile(expression)),
  )
}
