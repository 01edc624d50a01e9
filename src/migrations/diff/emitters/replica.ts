import type { Emitter } from '../emitter.ts'
import { statement } from '../statement.ts'

export const replicaEmitter: Emitter<'replica'> = {
  create: ({ table, shape }) => [statement(`alter table ${table} replica identity ${shape.identity}`)],
  drop: ({ table }) => [statement(`alter table ${table} replica identity default`)],
  /** Through the default: the index that it names may have to go first. */
  alter: () => undefined,
}
