import { readdir } from 'node:fs/promises'
import { BrokenHistory } from './errors.ts'
import { History } from './history.ts'
import type { Revision } from './revision.ts'

/** Tenken's own revisions. */
export const ownVersions = new URL('./versions/', import.meta.url)

/** Reads every revision file of the folder (a URL that ends in a slash); throws BrokenHistory naming the file. */
export async function loadHistory(folder: URL = ownVersions): Promise<History> {
  const files = (await readdir(folder)).filter(
    (file) => /\.[mc]?[jt]s$/.test(file) && !/\.d\.[mc]?ts$/.test(file),
  )
  const revisions: Revision[] = []
  for (const file of files.sort()) revisions.push(await loadRevision(new URL(file, folder), file))
  const ids = revisions.map(({ revision }) => revision)
  const twin = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twin) throw new BrokenHistory(`two files are revision ${twin}`)

  return new History(revisions)
}

async function loadRevision(url: URL, file: string): Promise<Revision> {
  const module: Partial<Revision> = await import(url.href)
  const { revision, downRevision, message, transactional, upgrade, downgrade } = module
  if (typeof revision !== 'string' || !/^\S{1,32}$/.test(revision)) {
    throw new BrokenHistory(`${file} exports no revision id of 1 to 32 characters`)
  }
  if (downRevision === undefined || typeof message !== 'string' || !upgrade || !downgrade) {
    throw new BrokenHistory(`${file} must export downRevision, message, upgrade and downgrade`)
  }

  return { revision, downRevision, message, transactional: transactional ?? true, upgrade, downgrade }
}
