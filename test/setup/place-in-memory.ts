import { existsSync, statfsSync } from 'node:fs'
import { freemem } from 'node:os'

/** Where Linux keeps files in memory. */
const place = '/dev/shm'

/** What a run's databases have been seen to take, many times over. */
const room = 4 * 1024 ** 3

/**
 * A folder in memory for databases that nobody will miss: a database is hundreds of files, and each takes a disk twenty
 * times as long. Undefined where there is none, or little memory to spare. No programs can be run from it.
 */
export function placeInMemory(): string | undefined {
  if (process.platform !== 'linux' || !existsSync(place) || freemem() < room) return undefined
  const { bavail, bsize } = statfsSync(place)

  return bavail * bsize < room ? undefined : place
}
