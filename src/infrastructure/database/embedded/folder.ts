import { constants } from 'node:fs'
import { access, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseVersionUnsupported, FolderNotUsable } from './errors.ts'
import { missingFolders } from './make-folder.ts'

/** The major version of PostgreSQL that PGlite is built from. */
const postgresVersion = '18'

export const lockSocketName = 'tenken.lock.socket'
export const lockFileName = 'tenken.lock'
/** A new database while it is being made; worth nothing until it is renamed to `madeName`. */
export const makingName = '.tenken-making'
/** A new database that is complete and on disk, and is being moved up into its folder. */
export const madeName = '.tenken-made'

/** What somebody leaves who opens a folder for the first time. */
const beginnings = new Set([lockSocketName, lockFileName, makingName])

/** What may lie in a folder that is otherwise empty: our own beginnings, and what a file system puts there. */
const harmless = new Set([...beginnings, 'lost+found'])

/** What is in a folder that may hold a database: one, or what is left of making one, or nothing. */
export type Holding = 'database' | 'beginnings' | 'nothing'

/**
 * What the folder holds; nothing is touched. Throws FolderNotUsable where it can hold no database, and
 * DatabaseVersionUnsupported.
 */
export async function holdingOf(folder: string): Promise<Holding> {
  if (missingFolders(folder).length > 0) return 'nothing'
  await mustBeWritable(folder)
  const entries = await readdir(folder)
  if (entries.includes(madeName)) return 'database'
  if (entries.includes('PG_VERSION')) {
    await mustBeOurVersion(folder)
    await mustNotBelongToServer(folder, entries)

    return 'database'
  }
  if (!entries.every((entry) => harmless.has(entry))) {
    throw new FolderNotUsable(folder, { code: 'holds_other_files' })
  }

  return entries.some((entry) => beginnings.has(entry)) ? 'beginnings' : 'nothing'
}

async function mustBeWritable(folder: string): Promise<void> {
  try {
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (cause) {
    throw new FolderNotUsable(folder, { code: 'not_writable' }, { cause })
  }
}

async function mustBeOurVersion(folder: string): Promise<void> {
  const found = (await readFile(join(folder, 'PG_VERSION'), 'utf8')).trim()
  if (found !== postgresVersion) throw new DatabaseVersionUnsupported(folder, found, postgresVersion)
}

/**
 * PostgreSQL in this process cannot see whether another process is alive. Its own pid file starts with a minus, as
 * that of every single-user PostgreSQL does, and is stale for the holder of the lock.
 */
async function mustNotBelongToServer(folder: string, entries: readonly string[]): Promise<void> {
  if (!entries.includes('postmaster.pid')) return
  const [pid] = (await readFile(join(folder, 'postmaster.pid'), 'utf8')).split('\n')
  if (/^\d+$/.test(pid ?? ''))
    throw new FolderNotUsable(folder, { code: 'in_use_by_server', pid: Number(pid) })
}
