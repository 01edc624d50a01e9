import { existsSync, lstatSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { FolderNotUsable, type WhyFolderNotUsable } from './errors.ts'
import { syncFolder } from './sync.ts'

/**
 * Makes the folder and those above it that are missing, for their owner alone, and brings their names to disk. Throws
 * FolderNotUsable, and has made nothing in what was there before then.
 *
 * Not by `mkdir` with `recursive`: where the system lets nobody make a folder, as in /proc, Node tries for ever.
 */
export function makeFolder(folder: string): void {
  for (const missing of missingFolders(folder)) {
    try {
      makeOne(missing)
      syncFolder(dirname(missing))
    } catch (cause) {
      throw new FolderNotUsable(folder, reasonFor(cause), { cause })
    }
  }
}

/**
 * The folder and those above it that are not there, the topmost first; empty where the folder is there. Throws
 * FolderNotUsable where a file, or a link that leads nowhere, stands in the way.
 */
export function missingFolders(folder: string): string[] {
  const missing: string[] = []
  let there = folder
  for (; !existsSync(there) && dirname(there) !== there; there = dirname(there)) missing.unshift(there)
  if (!statSync(there).isDirectory()) throw new FolderNotUsable(folder, { code: 'is_a_file' })
  const [first] = missing
  if (first !== undefined && isLink(first)) throw new FolderNotUsable(folder, { code: 'leads_nowhere' })

  return missing
}

function makeOne(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    // Another process was quicker.
    if (!existsSync(folder) || !statSync(folder).isDirectory()) throw error
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink()
  } catch {
    // There is nothing, or nothing that anybody may see.
    return false
  }
}

function reasonFor(error: unknown): WhyFolderNotUsable {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EEXIST' || code === 'ENOTDIR') return { code: 'is_a_file' }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return { code: 'not_writable' }
  if (code === 'ENOENT') return { code: 'no_folders_there' }

  return { code: 'failed', says: message }
}
