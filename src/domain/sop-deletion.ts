import { TenkenError } from './errors.ts'
import type { SopVersion } from './sop-version.ts'
import { mustGiveReason, mustSeeReason } from './texts.ts'
import { type Actor, mustAct, mustSupervise } from './user.ts'

/** A draft is nobody's to delete but its author's and a supervisor's. */
export class NotYourDraft extends TenkenError<{ id: string }> {
  readonly code = 'not_your_draft'
  readonly kind = 'forbidden'

  constructor({ id }: Pick<SopVersion, 'id'>) {
    super(`The draft ${id} is deleted and restored by its author or a supervisor only.`, { id })
  }
}

/**
 * Throws unless this person may take the version out of sight, or bring it back (spec db-006): of a draft its author
 * or a supervisor, of what has been published a supervisor who says why. Throws NotYourDraft, SupervisorRequired,
 * UserDeactivated or InvalidInput.
 */
export function mustDeleteOrRestore(
  version: SopVersion,
  verb: 'delete' | 'restore',
  { by, reason }: { by: Actor; reason: string | null | undefined },
): void {
  mustAct(by)
  if (version.status === 'draft') {
    if (by.id !== version.createdBy && by.role === 'worker') throw new NotYourDraft(version)

    return
  }
  mustSupervise(by)
  mustGiveReason(verb, reason)
}

/** Throws InvalidInput unless somebody can see why a version that has been published goes out of sight, or comes back. */
export function mustSayWhy(
  version: SopVersion,
  verb: 'delete' | 'restore',
  reason: string | null | undefined,
): void {
  if (version.status !== 'draft') mustSeeReason(verb, reason)
}
