import { chmodSync, closeSync, fsyncSync, openSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Makes a folder's entries, as they are now, survive a power cut. */
export function syncFolder(folder: string): void {
  // Windows can neither sync a folder nor needs to.
  if (process.platform !== 'win32') sync(folder, 'r')
}

/** The same for everything in a folder and below it; only the owner may read or write it from now on. */
export function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      syncTree(path)
    } else {
      chmodSync(path, 0o600)
      sync(path, 'r+')
    }
  }
  chmodSync(folder, 0o700)
  syncFolder(folder)
}

function sync(path: string, flags: string): void {
  const handle = openSync(path, flags)
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
