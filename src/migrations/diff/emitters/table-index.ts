import { lowerCase } from '../../lexing.ts'
import { type Emitter, mayHoldRows } from '../emitter.ts'
import { locking, statement } from '../statement.ts'

export const indexEmitter: Emitter<'index'> = {
  create({ table, shape }, context) {
    const sql = createText(shape.definition)
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

/** PostgreSQL prints the index of a partitioned table as if it were to stay without those of the partitions. */
function createText(definition: string): string {
  return lowerCase(definition)
    .replace(/^(create (?:unique )?index (?:"(?:[^"]|"")*"|\S+) on) only /, '$1 ')
    .replace(' using btree ', ' ')
}
