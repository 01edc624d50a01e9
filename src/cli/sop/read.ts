import type { Command } from 'commander'
import { sopReferredTo } from '../../application/references.ts'
import { showSop } from '../../application/sops.ts'
import { type Sop, SopDeleted } from '../../domain/sop.ts'
import type { Context } from '../context.ts'
import type { Session } from '../database.ts'

export interface Reading {
  deleted?: true
}

/** Lets a command read a deleted SOP too. */
export function withDeleted(command: Command, { texts }: Context): Command {
  return command.option('--deleted', texts.sop.evenDeleted)
}

/** The SOP that the text refers to; throws SopDeleted for a deleted one that was not asked for (spec db-006). */
export async function readSop(db: Session, reference: string, { deleted }: Reading): Promise<Sop> {
  const sop = await showSop(db, await sopReferredTo(db, reference), { deleted: 'include' })
  if (sop.deletedAt && !deleted) throw new SopDeleted(sop)

  return sop
}
