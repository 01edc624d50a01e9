import { createHash } from 'node:crypto'
import type { Revision } from '../revision.ts'
import { recorded } from './recorded.ts'

/**
 * SHA-256 over what a revision does: its place in the history, its way of running, and the statements of both
 * directions to the letter. The TypeScript source and the JavaScript built from it have the same; comments around the
 * statements and the message may change.
 */
export async function checksum(revision: Revision): Promise<string> {
  const facts = [
    revision.revision,
    revision.downRevision,
    revision.transactional ?? true,
    await recorded(revision, 'upgrade'),
    await recorded(revision, 'downgrade'),
  ]

  return createHash('sha256').update(JSON.stringify(facts)).digest('hex')
}
