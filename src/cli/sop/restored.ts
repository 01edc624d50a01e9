import type { SopVersion } from '../../domain/sop-version.ts'
import type { Context } from '../context.ts'
import { shortId } from '../short-id.ts'

/** What it can be used for next depends on its status. */
export function sayRestored({ id, title, version, status }: SopVersion, { texts }: Context): string {
  if (status === 'draft') return texts.sop.restoredDraft(title, version, shortId(id))
  if (status === 'effective') return texts.sop.restored(title, version, shortId(id))

  return texts.sop.restoredOld(title, version)
}
