import { lowerCase } from '../../lexing.ts'
import { type Emitter, mayHoldRows } from '../emitter.ts'
import { locking, statement } from '../statement.ts'

export const indexEmitter: Emitter<'index'> = {
  create({ table, shape }, context) {
    const sql = lowerCase(shape.definition).replace(' using btree ', ' ')
    if (!mayHoldRows(context, table)) return [statement(sql)]

    return [
      locking(
        sql,
        `nobody can write to ${table} while it is built. On a large table, create it concurrently in a revision with transactional = false.`,
      ),
    ]
  },

  drop: ({ name }) => [statement(`drop index ${name}`)],

  /** No statement makes a valid index invalid, and nobody misses that. */
  alter: (from, to) => (from.shape.definition === to.shape.definition && !to.shape.valid ? [] : undefined),
}
