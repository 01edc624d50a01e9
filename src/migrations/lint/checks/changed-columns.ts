import type { ColumnDef, RangeVar } from 'libpg-query'
import { tableChanges } from '../alter-table.ts'
import { isWider, typeOf } from '../column-type.ts'
import { tableName } from '../names.ts'
import type { Remark } from '../objection.ts'
import { type Check, isNew, type Scope } from '../scope.ts'

const rewriting = new Set(['AT_SetLogged', 'AT_SetUnLogged', 'AT_SetTableSpace', 'AT_SetAccessMethod'])

/** Types change only where no row has to be written anew (TL108, TL111). */
export const changedColumns: Check = (node, scope) =>
  tableChanges(node)
    .filter(({ table }) => !isNew(scope, table))
    .flatMap(({ table, change: { subtype = '', name = '', def } }): Remark[] => {
      if (rewriting.has(subtype)) return [{ code: 'TL111', it: `table ${tableName(table)}` }]
      if (subtype !== 'AT_AlterColumnType' || !def || !('ColumnDef' in def)) return []

      return keepsRows(table, name, def.ColumnDef, scope)
        ? []
        : [{ code: 'TL108', it: `column ${tableName(table)}.${name}` }]
    })

function keepsRows(table: RangeVar, column: string, to: ColumnDef, { schema }: Scope): boolean {
  const from = schema.typeOf(table.relname ?? '', column)
  const type = typeOf(to.typeName)

  return from !== undefined && type !== undefined && isWider(from, type) && isPlain(column, to)
}

/** Without `using`, or with one that only casts the column itself. */
function isPlain(column: string, { raw_default: using, typeName }: ColumnDef): boolean {
  if (!using) return true
  const cast = 'TypeCast' in using ? using.TypeCast : undefined
  const of = cast ? cast.arg : using
  if (!of || !('ColumnRef' in of)) return false
  const [field] = of.ColumnRef.fields ?? []
  const same = !cast || JSON.stringify(typeOf(cast.typeName)) === JSON.stringify(typeOf(typeName))

  return same && field !== undefined && 'String' in field && field.String.sval === column
}
