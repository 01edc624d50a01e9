import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import type { Contents, WhereMissing } from '../engine.ts'
import { DiskFull, NoDatabase } from '../errors.ts'
import { DatabaseDamaged } from './errors.ts'
import { holdingOf } from './folder.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'
import { makeDatabase } from './fresh-database.ts'
import { makeFolder } from './make-folder.ts'
import { onDisk, StartFailed, startPostgres } from './postgres.ts'
import { SyncedFilesystem } from './synced-filesystem.ts'

export interface OpenFolder {
  readonly pglite: PGlite
  /** Bytes written to the folder so far. */
  readonly written: () => number
  readonly lock: FolderLock
}

/**
 * Opens the folder's database; where there is none it is made first, or NoDatabase is thrown and nothing touched. On
 * any error the lock is let go.
 */
export async function openFolder(
  folder: string,
  { whereMissing, contents }: { whereMissing: WhereMissing; contents?: Contents | undefined },
): Promise<OpenFolder> {
  const none = () => new NoDatabase({ code: 'none_in_folder', folder })
  if (whereMissing === 'make') makeFolder(folder)
  if ((await holdingOf(folder)) === 'nothing' && whereMissing === 'refuse') throw none()
  const lock = await lockFolder(folder)
  try {
    // What another opener left may have changed while the lock was its own.
    if ((await holdingOf(folder)) !== 'database' && whereMissing === 'refuse') throw none()
    await makeDatabase(folder, contents)
    // Ours, of a process that is gone. PostgreSQL overwrites it, but not if a crash left it empty.
    rmSync(join(folder, 'postmaster.pid'), { force: true })
    const fs = new SyncedFilesystem(folder)
    const pglite = await startPostgres({ fs, startParams: onDisk })

    return { pglite, written: () => fs.written, lock }
  } catch (error) {
    await lock.release()
    throw inOurWords(error, folder)
  }
}

function inOurWords(error: unknown, folder: string): unknown {
  if (isDiskFull(error)) return new DiskFull(folder, { cause: error })
  if (error instanceof StartFailed) return new DatabaseDamaged(folder, error.message, { cause: error })

  return error
}

function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return isErrnoOf(error, emscriptenNoSpace)

  return /No space left on device|ENOSPC/.test(error.message) || isDiskFull(error.cause)
}

/** Emscripten's own number for ENOSPC, on errors of its own that are no Error. */
const emscriptenNoSpace = 51

function isErrnoOf(error: unknown, errno: number): boolean {
  return typeof error === 'object' && error !== null && 'errno' in error && error.errno === errno
}
