import { BrokenHistory } from './errors.ts'
import { revisionFiles } from './files.ts'
import { History } from './history.ts'
import { readReleased } from './release/manifest.ts'
import { mustBeAsReleased } from './release/verify.ts'
import type { Revision } from './revision.ts'

/**
 * Reads every revision file of the folder (a URL that ends in a slash); throws BrokenHistory naming the file, and
 * ReleasedRevisionEdited or ReleasedRevisionMissing where a released one is not as it was.
 */
export async function loadHistory(folder: URL): Promise<History> {
  const revisions: Revision[] = []
  for (const file of await revisionFiles(folder)) {
    revisions.push(await loadRevision(new URL(encodeURIComponent(file), folder), file))
  }
  const ids = revisions.map(({ revision }) => revision)
  const twin = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twin) throw new BrokenHistory({ code: 'same_id', revision: twin })
  const released = await readReleased(folder)
  await mustBeAsReleased(revisions, released)

  return new History(revisions, new Set(Object.keys(released)))
}

async function loadRevision(url: URL, file: string): Promise<Revision> {
  const module: Partial<Revision> = await importRevision(url, file)
  const { revision, downRevision, message, transactional, upgrade, downgrade } = module
  if (typeof revision !== 'string' || !/^\S{1,32}$/.test(revision)) {
    throw new BrokenHistory({ code: 'no_revision_id', file })
  }
  if (downRevision === undefined || typeof message !== 'string' || !upgrade || !downgrade) {
    throw new BrokenHistory({ code: 'exports_missing', file })
  }

  return { revision, downRevision, message, transactional: transactional ?? true, upgrade, downgrade }
}

async function importRevision(url: URL, file: string): Promise<Partial<Revision>> {
  try {
    return await import(url.href)
  } catch (error) {
    const says = error instanceof Error ? error.message : String(error)
    throw new BrokenHistory({ code: 'not_loaded', file, says }, { cause: error })
  }
}
