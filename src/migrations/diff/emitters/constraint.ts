import type { Described } from '../../catalog/object.ts'
import { lowerCase } from '../../lexing.ts'
import { type Context, type Emitter, mayHoldRows } from '../emitter.ts'
import { locking, type Statement, statement } from '../statement.ts'

type Constraint = Described<'constraint'>

export const constraintEmitter: Emitter<'constraint'> = {
  create(constraint, context) {
    const { table, shape } = constraint
    const sql = `alter table ${table} add ${constraintText(constraint)}${shape.valid ? '' : ' not valid'}`

    return [withCost(sql, constraint, context)]
  },

  drop: ({ table, name }) => [statement(`alter table ${table} drop constraint ${name}`)],

  alter({ shape: from }, { table, name, shape: to }) {
    if (from.definition !== to.definition || !to.valid) return undefined

    return [statement(`alter table ${table} validate constraint ${name}`)]
  },
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
