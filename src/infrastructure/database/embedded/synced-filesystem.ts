import { fsyncSync } from 'node:fs'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** The parts of the engine's module that reach the disk, as Emscripten's NODEFS has them. */
interface DiskModule {
  FS: { isDir(mode: number): boolean }
  NODEFS: { stream_ops: StreamOperations; tryFSOperation<T>(operation: () => T): T }
}

interface StreamOperations {
  fsync?: (stream: OpenFile) => number
  write: (stream: OpenFile, buffer: Uint8Array, offset: number, length: number, position: number) => number
}

interface OpenFile {
  readonly nfd: number
  readonly node: { readonly mode: number }
}

/**
 * A folder on disk whose fsync reaches the disk. PGlite's own NodeFS has no fsync, so that a power cut takes
 * commits that were already acknowledged. A failed fsync is passed on to PostgreSQL, which then stops rather
 * than acknowledge (spec db-005).
 */
export class SyncedFilesystem extends NodeFS {
  #written = 0

  /** Bytes written to the folder since it was opened: never less than the WAL that was written. */
  get written(): number {
    return this.#written
  }

  override async init(...[pglite, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pglite, options)
    const reachDisk = (module: unknown) => this.#reachDisk(module as DiskModule)

    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), reachDisk] } }
  }

  #reachDisk({ FS, NODEFS }: DiskModule): void {
    const { write } = NODEFS.stream_ops

    NODEFS.stream_ops.fsync = ({ nfd, node }) => {
      // Windows can neither sync a folder nor needs to.
      if (process.platform === 'win32' && FS.isDir(node.mode)) return 0
      NODEFS.tryFSOperation(() => fsyncSync(nfd))

      return 0
    }
    NODEFS.stream_ops.write = (...call) => {
      const bytes = write(...call)
      this.#written += bytes

      return bytes
    }
  }
}
