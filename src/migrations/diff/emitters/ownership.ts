import type { Described } from '../../catalog/object.ts'
import { literal } from '../../quote.ts'
import type { Context, Emitter } from '../emitter.ts'
import { type Statement, statement } from '../statement.ts'
import { catchUp } from './sequence.ts'

type Ownership = Described<'ownership'>

export const ownershipEmitter: Emitter<'ownership'> = {
  create: (ownership, context) => [setOwner(ownership), ...startAfterValues(ownership, context)],
  drop: ({ name }) => [statement(`alter sequence ${name} owned by none`)],
  /** By way of nobody: the old column may have to go before the new one can come. */
  alter: () => undefined,
}

function setOwner({ name, shape }: Ownership): Statement {
  return statement(`alter sequence ${name} owned by ${shape.column}`)
}

/** A new sequence of an old column starts after the values that the column holds. */
function startAfterValues({ name, shape }: Ownership, { from, to }: Context): Statement[] {
  const sequence = to.get(`sequence ${shape.sequence}`)
  const column = to.get(`column ${shape.column}`)
  if (sequence?.kind !== 'sequence' || from.has(sequence.id)) return []
  if (!column?.table || !from.has(column.id)) return []

  return [statement(catchUp(literal(name), column.name, column.table, sequence.shape))]
}
