import { chmodSync, closeSync, fsync, fsyncSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Makes a folder's entries, as they are now, survive a power cut. */
export function syncFolder(folder: string): void {
  // Windows can neither sync a folder nor needs to.
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** The same for everything in a folder and below it; only the owner may read or write it from now on. */
export async function syncTree(folder: string): Promise<void> {
  const files = filesIn(folder)
  // Many at once, for the disk to bring them home in one go: a tenth of the time.
  for (let at = 0; at < files.length; at += 64) await Promise.all(files.slice(at, at + 64).map(syncFile))
  for (const one of [...foldersIn(folder), folder]) {
    chmodSync(one, 0o700)
    syncFolder(one)
  }
}

function filesIn(folder: string): string[] {
  return entriesOf(folder).flatMap((entry) => (entry.isFolder ? filesIn(entry.path) : [entry.path]))
}

function foldersIn(folder: string): string[] {
  return entriesOf(folder).flatMap((entry) => (entry.isFolder ? [...foldersIn(entry.path), entry.path] : []))
}

function entriesOf(folder: string): { path: string; isFolder: boolean }[] {
  return readdirSync(folder, { withFileTypes: true }).map((entry) => ({
    path: join(folder, entry.name),
    isFolder: entry.isDirectory(),
  }))
}

async function syncFile(path: string): Promise<void> {
  chmodSync(path, 0o600)
  const handle = openSync(path, 'r+')
  try {
    await new Promise<void>((resolve, reject) => {
      fsync(handle, (error) => (error ? reject(error) : resolve()))
    })
  } finally {
    closeSync(handle)
  }
}
