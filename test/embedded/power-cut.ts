import fs, { type BigIntStats } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { anEmptyFolder } from './folders.ts'

type Names = ReadonlyMap<string, Inode>

interface Inode {
  readonly key: string
  readonly isFolder: boolean
}

/**
 * A disk that loses at a power cut whatever was not synced, as strictly as file systems may. A file keeps the
 * content, and the name, of its last fsync; a folder keeps its list of names. Everything below the folder passes
 * through it from the moment of its making until the test ends. It reads the path of an open file from /proc.
 */
export class UncertainDisk {
  readonly #folder: string
  readonly #store = anEmptyFolder()
  readonly #names = new Map<string, Map<string, Inode>>()
  readonly #contents = new Set<string>()
  syncs = 0

  constructor(folder: string) {
    this.#folder = fs.realpathSync(folder)
    const { fsync, fsyncSync } = fs
    const keep = (handle: number) => this.#keep(handle)
    fs.fsyncSync = (handle) => {
      fsyncSync(handle)
      keep(handle)
    }
    fs.fsync = Object.assign((handle: number, done: fs.NoParamCallback) => {
      keep(handle)
      fsync(handle, done)
    }, fsync)
    syncBuiltinESMExports()
    onTestFinished(() => {
      Object.assign(fs, { fsync, fsyncSync })
      syncBuiltinESMExports()
    })
  }

  /** Takes everything that is in the folder now as safely on disk. */
  settle(): void {
    this.#settle(this.#folder)
  }

  /** The folder as the machine finds it after a power cut at this moment. */
  afterPowerCut(): string {
    const found = anEmptyFolder()
    this.#restore(inodeOf(this.#folder), found)

    return found
  }

  #settle(folder: string): void {
    this.#names.set(inodeOf(folder).key, new Map(namesIn(folder)))
    for (const [name, { key, isFolder }] of namesIn(folder)) {
      if (isFolder) this.#settle(join(folder, name))
      else this.#keepContent(key, join(folder, name))
    }
  }

  #keep(handle: number): void {
    const path = fs.readlinkSync(`/proc/self/fd/${handle}`)
    if (path !== this.#folder && !path.startsWith(`${this.#folder}/`)) return
    this.syncs++
    const inode = inodeOf(path)
    if (inode.isFolder) {
      this.#names.set(inode.key, new Map(namesIn(path)))
    } else {
      this.#keepContent(inode.key, path)
      const parent = inodeOf(join(path, '..')).key
      const names = this.#names.get(parent) ?? new Map<string, Inode>()
      this.#names.set(parent, names.set(path.slice(path.lastIndexOf('/') + 1), inode))
    }
  }

  #keepContent(key: string, path: string): void {
    fs.copyFileSync(path, join(this.#store, key))
    this.#contents.add(key)
  }

  #restore({ key }: Inode, to: string): void {
    fs.mkdirSync(to, { recursive: true, mode: 0o700 })
    const names: Names = this.#names.get(key) ?? new Map()
    for (const [name, inode] of names) {
      const path = join(to, name)
      if (inode.isFolder) this.#restore(inode, path)
      else if (this.#contents.has(inode.key)) fs.copyFileSync(join(this.#store, inode.key), path)
      else fs.writeFileSync(path, '')
    }
  }
}

/** An inode's number is used again after its file is gone; its time of birth is not. */
function inodeOf(path: string): Inode {
  const found: BigIntStats = fs.lstatSync(path, { bigint: true })

  return { key: `${found.ino}-${found.birthtimeNs}`, isFolder: found.isDirectory() }
}

function namesIn(folder: string): [string, Inode][] {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() || entry.isDirectory())
    .map((entry) => [entry.name, inodeOf(join(folder, entry.name))])
}
