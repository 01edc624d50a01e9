import type { DropStmt } from 'libpg-query'
import { type TableChange, tableChanges } from '../alter-table.ts'
import { objectName, tableName, typeWord } from '../names.ts'
import type { Remark } from '../objection.ts'
import type { RuleCode } from '../rules.ts'
import { type Check, isNew } from '../scope.ts'

/** Nothing that somebody has or uses goes away unnoticed (TL201 to TL203, TL205, TL206). */
export const drops: Check = (node, scope) => {
  if ('DropStmt' in node)
    return dropped(node.DropStmt).filter(({ it }) => !scope.created.has(it.replace('table ', '')))
  if ('TruncateStmt' in node) {
    return (node.TruncateStmt.relations ?? []).flatMap((table) =>
      'RangeVar' in table && !isNew(scope, table.RangeVar)
        ? [{ code: 'TL201', it: `truncate ${tableName(table.RangeVar)}` }]
        : [],
    )
  }

  return tableChanges(node)
    .filter(({ table }) => !isNew(scope, table))
    .flatMap(takenAway)
}

function dropped({ removeType, objects = [], behavior }: DropStmt): Remark[] {
  const type = typeWord(removeType)
  if (type === 'index') return []

  return objects.flatMap((object) => {
    const it = objectName(type, object)

    return [{ code: codeOf(type), it, unlessMade: it }, ...cascade(behavior, it)]
  })
}

function takenAway({ table, change: { subtype, name, behavior } }: TableChange): Remark[] {
  if (subtype === 'AT_DropColumn') {
    const it = `column ${tableName(table)}.${name}`

    return [{ code: 'TL202', it }, ...cascade(behavior, it)]
  }
  if (subtype !== 'AT_DropConstraint') return []
  const it = `constraint ${name} on ${tableName(table)}`

  return [{ code: 'TL203', it, unlessMade: it }, ...cascade(behavior, it)]
}

function codeOf(type: string): RuleCode {
  if (type === 'table' || type === 'schema') return 'TL201'

  return /^(trigger|policy|rule)$/.test(type) ? 'TL203' : 'TL205'
}

function cascade(behavior: DropStmt['behavior'], it: string): Remark[] {
  return behavior === 'DROP_CASCADE' ? [{ code: 'TL206', it }] : []
}
