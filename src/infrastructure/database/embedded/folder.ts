import { constants } from 'node:fs'
import { access, mkdir, readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DatabaseVersionUnsupported, FolderNotUsable, type WhyFolderNotUsable } from './errors.ts'
import { syncFolder } from './sync.ts'

/** The major version of PostgreSQL that PGlite is built from. */
const postgresVersion = '18'

export const lockSocketName = 'tenken.lock.socket'
export const lockFileName = 'tenken.lock'
/** A new database while it is being made; worth nothing until it is renamed to `madeName`. */
export const makingName = '.tenken-making'
/** A new database that is complete and on disk, and is being moved up into its folder. */
export const madeName = '.tenken-made'

/** What may lie in a folder that is otherwise empty: our own beginnings, and what a file system puts there. */
const harmless = new Set([lockSocketName, lockFileName, makingName, 'lost+found'])

/**
 * Makes the folder if it is missing, and makes sure that a database is in it or can be made in it. Throws
 * FolderNotUsable or DatabaseVersionUnsupported; what is in the folder is not touched.
 */
export async function prepareFolder(folder: string): Promise<void> {
  await makeFolder(folder)
  await mustBeWritable(folder)
  const entries = await readdir(folder)
  if (entries.includes(madeName)) return
  if (entries.includes('PG_VERSION')) {
    await mustBeOurVersion(folder)
    await mustNotBelongToServer(folder, entries)
  } else if (!entries.every((entry) => harmless.has(entry))) {
    throw new FolderNotUsable(folder, { code: 'holds_other_files' })
  }
}

async function makeFolder(folder: string): Promise<void> {
  try {
    const first = await mkdir(folder, { recursive: true, mode: 0o700 })
    if (first === undefined) return
    for (let made = folder; made.length >= first.length; made = dirname(made)) syncFolder(dirname(made))
  } catch (cause) {
    throw new FolderNotUsable(folder, reasonFor(cause), { cause })
  }
}

function reasonFor(error: unknown): WhyFolderNotUsable {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EEXIST' || code === 'ENOTDIR') return { code: 'is_a_file' }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return { code: 'not_writable' }

  return { code: 'failed', says: message }
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
