import type { History } from '../history.ts'
import { checksum } from './checksum.ts'
import { readReleased, writeReleased } from './manifest.ts'

export interface Release {
  /** The revisions that were not released before. */
  readonly revisions: readonly string[]
  /** The manifest's name; null where there was nothing to write. */
  readonly file: string | null
}

/**
 * Marks every revision up to the target as released: from then on loadHistory() refuses the folder when one of them
 * was edited or is missing. `folder` is a URL that ends in a slash. Throws what resolving the target throws.
 */
export async function release(folder: URL, history: History, target = 'head'): Promise<Release> {
  const released = await readReleased(folder)
  const reached = history.revisions.slice(0, history.resolve(target, null) + 1)
  const fresh = reached.filter(({ revision }) => !(revision in released))
  if (fresh.length === 0) return { revisions: [], file: null }
  const sums = await Promise.all(
    fresh.map(async (revision) => [revision.revision, await checksum(revision)] as const),
  )
  const file = await writeReleased(folder, { ...released, ...Object.fromEntries(sums) })

  return { revisions: fresh.map(({ revision }) => revision), file }
}
