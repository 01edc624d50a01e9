import { lstat, readlink } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { pid } from 'node:process'
import { FileUnusable } from '../errors.ts'
import { fileError } from '../file-error.ts'

/** What a path leads to when something is to be written there. */
export type Destination =
  /** The program's own stream, whatever the shell has made of it. */
  | { kind: 'stdout' | 'stderr' }
  /** A pipe, or a device such as /dev/null: there is nothing in it that could be overwritten. */
  | { kind: 'stream'; path: string }
  /** A plain file, behind all links, or the place where one can be; `mode` is that of the one that is there. */
  | { kind: 'file'; path: string; mode: number | null }

const longestChain = 40

/**
 * Follows links to their end, also to where nothing is yet; `-` is stdout. Throws FileUnusable for what takes no text:
 * a folder, a disk, a socket.
 */
export async function destinationOf(named: string): Promise<Destination> {
  if (named === '-') return { kind: 'stdout' }
  let path = resolve(named)
  for (let links = 0; links < longestChain; links++) {
    const open = openAs(path)
    if (open) return open
    const found = await foundAt(path, named)
    if (!found?.isSymbolicLink()) return destinationFor(path, found, named)
    path = resolve(dirname(path), await readlink(path))
  }

  throw new FileUnusable(named, { code: 'failed', says: 'ELOOP' })
}

type Found = Awaited<ReturnType<typeof lstat>>

async function foundAt(path: string, named: string): Promise<Found | undefined> {
  try {
    return await lstat(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw fileError(error, named)
  }
}

function destinationFor(path: string, found: Found | undefined, named: string): Destination {
  if (!found) return { kind: 'file', path, mode: null }
  if (found.isFile()) return { kind: 'file', path, mode: Number(found.mode) & 0o7777 }
  if (found.isFIFO() || found.isCharacterDevice()) return { kind: 'stream', path }

  throw new FileUnusable(named, { code: found.isDirectory() ? 'is_a_folder' : 'not_a_file' })
}

/**
 * What a process has open, by the names that the system gives it. It keeps its place: a file that stdout goes into is
 * neither emptied nor replaced, and a socket could not be opened a second time.
 */
function openAs(path: string): Destination | undefined {
  const [, process = '', descriptor = ''] = /^\/(dev|proc\/(?:self|\d+))\/fd\/(\d+)$/.exec(path) ?? []
  const isOwn = ['dev', 'proc/self', `proc/${pid}`].includes(process)
  if (path === '/dev/stdout' || (isOwn && descriptor === '1')) return { kind: 'stdout' }
  if (path === '/dev/stderr' || (isOwn && descriptor === '2')) return { kind: 'stderr' }

  return descriptor === '' ? undefined : { kind: 'stream', path }
}
