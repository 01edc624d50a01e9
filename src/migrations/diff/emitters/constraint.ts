import type { Described } from '../../catalog/object.ts'
import { lowerCase } from '../../lexing.ts'
import { literal, partsOfName } from '../../quote.ts'
import { type Context, type Emitter, mayHoldRows } from '../emitter.ts'
import { locking, type Statement, statement } from '../statement.ts'

type Constraint = Described<'constraint'>

export const constraintEmitter: Emitter<'constraint'> = {
  create(constraint, context) {
    const { table, shape } = constraint
    const sql = `alter table ${table} add ${constraintText(constraint)}${shape.valid ? '' : ' not valid'}`

    return [withCost(sql, constraint, context), ...aboutIndex(null, constraint)]
  },

  drop: ({ table, name }) => [statement(`alter table ${table} drop constraint ${name}`)],

  alter({ shape: from }, constraint) {
    const { table, name, shape: to } = constraint
    if (from.definition !== to.definition || (from.valid && !to.valid)) return undefined

    return [
      ...(from.valid === to.valid ? [] : [statement(`alter table ${table} validate constraint ${name}`)]),
      ...aboutIndex(from.indexComment, constraint),
    ]
  },

  refuse(from, to) {
    if ((from?.shape.disabled ?? false) === (to?.shape.disabled ?? false) || (from && !to)) return undefined

    return { code: 'triggers_all_switched', enabled: !to?.shape.disabled }
  },
}

/** The index of a key goes by the key's name. */
export function aboutIndex(before: string | null, { table, name, shape }: Constraint): Statement[] {
  if (before === shape.indexComment) return []
  const index = partsOfName(table ?? '').prefix + name

  return [statement(`comment on index ${index} is ${literal(shape.indexComment)}`)]
}

export function constraintText({ name, shape }: Constraint): string {
  return `constraint ${name} ${lowerCase(shape.definition)}`
}

function withCost(sql: string, { table, shape }: Constraint, context: Context): Statement {
  if (!shape.valid || !mayHoldRows(context, table)) return statement(sql)
  if (shape.type === 'c' || shape.type === 'f') {
    return locking(
      sql,
      `reads all of ${table} while nobody can write to it. On a large table, add it not valid and validate it in a later revision.`,
    )
  }

  return locking(
    sql,
    `builds an index while nobody can use ${table}. On a large table, create the index concurrently first.`,
  )
}
