import type { Command } from 'commander'
import type { Context } from '../context.ts'

export interface Reading {
  deleted?: true
}

/** Lets a command read a deleted SOP too. */
export function withDeleted(command: Command, { texts }: Context): Command {
  return command.option('--deleted', texts.sop.evenDeleted)
}

/** Which SOPs a command may read. */
export function readable({ deleted }: Reading): { deleted?: 'include' } {
  return deleted ? { deleted: 'include' } : {}
}
