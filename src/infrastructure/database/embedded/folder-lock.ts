import { closeSync, constants, openSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import net from 'node:net'
import { join } from 'node:path'
import { FolderInUse } from '../errors.ts'
import { lockFileName, lockSocketName } from './folder.ts'

export interface FolderLock {
  release(): Promise<void>
}

/**
 * Takes the folder for this opener alone, until `release()` or the end of the process, however it ends: the
 * operating system holds the lock and lets go of it even at kill -9 (spec db-005). Throws FolderInUse where
 * another opener has it, in this process or in any other, by whatever path.
 *
 * On Linux the lock is an abstract socket, named after the folder's device and inode. Containers that share the
 * folder do not share such names, so a socket inside the folder is a second line: it is seen by every container
 * of the machine, but two that start in the same instant can pass it. Elsewhere it is an exclusively opened file
 * in the folder. No lock reaches across machines: never share the folder over a network.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  return process.platform === 'linux' ? lockBySockets(folder) : lockByFile(folder)
}

async function lockBySockets(folder: string): Promise<FolderLock> {
  const { dev, ino } = statSync(folder, { bigint: true })
  const server = await listen(`\0tenken-${dev}-${ino}`)
  if (!server) throw new FolderInUse(folder)

  try {
    const second = await lockAcrossContainers(folder)

    return {
      async release() {
        await second.release()
        await close(server)
      },
    }
  } catch (error) {
    await close(server)
    throw error
  }
}

async function lockAcrossContainers(folder: string): Promise<FolderLock> {
  // A socket's path has at most 107 bytes; by way of the folder's handle it is always short.
  const handle = openSync(folder, 'r')
  const path = `/proc/self/fd/${handle}/${lockSocketName}`
  const socket = join(folder, lockSocketName)
  try {
    if (await answers(path)) throw new FolderInUse(folder)
    await rm(socket, { force: true })
    // Some file systems hold no sockets; the first line stands alone there.
    const server = await listen(path).catch(() => undefined)

    return {
      async release() {
        if (server) await close(server)
        closeSync(handle)
      },
    }
  } catch (error) {
    closeSync(handle)
    throw error
  }
}

/** A listening socket that keeps no process alive; undefined where the name is taken. */
function listen(path: string): Promise<net.Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = net.createServer((caller) => caller.destroy())
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined)
      else reject(error)
    })
    // Not exclusive, the workers of a cluster would all share one socket, and one lock.
    server.listen({ path, exclusive: true }, () => resolve(server.unref()))
  })
}

/** True where a live process listens; the socket file of a dead one refuses. */
function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const caller = net.connect({ path })
    caller.once('connect', () => {
      caller.destroy()
      resolve(true)
    })
    // EAGAIN: somebody listens, and is too busy to answer.
    caller.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EAGAIN'))
  })
}

function close(server: net.Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}

/** UV_FS_O_EXLOCK of Windows: no sharing. O_EXLOCK | O_NONBLOCK of macOS and the BSDs: flock(2) in open(2). */
const exclusively = process.platform === 'win32' ? 0x1000_0000 : 0x20 | 0x4

async function lockByFile(folder: string): Promise<FolderLock> {
  const flags = constants.O_CREAT | constants.O_RDWR | exclusively
  try {
    const handle = openSync(join(folder, lockFileName), flags, 0o600)

    return { release: async () => closeSync(handle) }
  } catch (error) {
    const taken = ['EAGAIN', 'EWOULDBLOCK', 'EBUSY'].includes((error as NodeJS.ErrnoException).code ?? '')
    throw taken ? new FolderInUse(folder) : error
  }
}
