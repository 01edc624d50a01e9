import { PGlite, type PGliteOptions } from '@electric-sql/pglite'

const oneProcess = [
  // PGlite's 128 MB are zeroed at every start, which takes as long as all the rest of it; lookups are as fast with these.
  ...['-c', 'shared_buffers=32MB'],
  // One process has little to keep ready; the WAL of the last 64 MB is enough to recycle.
  ...['-c', 'min_wal_size=32MB', '-c', 'max_wal_size=64MB'],
  // Its timer would keep the process alive for ever after a crash recovery.
  ...['-c', 'log_startup_progress_interval=0'],
]

/** For a database in memory: `-F` turns fsync off. */
export const inMemory = [...PGlite.defaultStartParams, ...oneProcess]

/** For a database on disk. PGlite passes fsync() on, and drops the fdatasync() that is the default. */
export const onDisk = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  ...oneProcess,
  ...['-c', 'wal_sync_method=fsync'],
]

/** PostgreSQL did not start; the message is the last thing it had to say. */
export class StartFailed extends Error {}

/** Starts PostgreSQL in this process; throws StartFailed. */
export async function startPostgres(options: PGliteOptions): Promise<PGlite> {
  const said: string[] = []
  let starting = true
  const onStderr = (line: string) => {
    if (starting) said.push(line)

    return false
  }
  try {
    return await PGlite.create({ ...options, onStderr })
  } catch (cause) {
    throw new StartFailed(lastWords(said) ?? describe(cause), { cause })
  } finally {
    starting = false
  }
}

function describe(cause: unknown): string {
  return cause instanceof Error ? cause.message : `its file system failed (${JSON.stringify(cause)})`
}

function lastWords(said: readonly string[]): string | undefined {
  return said
    .map((line) => /(?:FATAL|PANIC|ERROR): +(.+)/.exec(line)?.[1])
    .filter((words) => words !== undefined)
    .at(-1)
}
