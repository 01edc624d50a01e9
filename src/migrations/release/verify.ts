import type { Revision } from '../revision.ts'
import { checksum } from './checksum.ts'
import { ReleasedRevisionEdited, ReleasedRevisionMissing } from './errors.ts'
import type { Released } from './manifest.ts'

/** Throws ReleasedRevisionMissing or ReleasedRevisionEdited for the first revision that is not as it was released. */
export async function mustBeAsReleased(revisions: readonly Revision[], released: Released): Promise<void> {
  for (const [id, sum] of Object.entries(released)) {
    const revision = revisions.find((one) => one.revision === id)
    if (!revision) throw new ReleasedRevisionMissing(id)
    if ((await checksum(revision)) !== sum) throw new ReleasedRevisionEdited(id)
  }
}
