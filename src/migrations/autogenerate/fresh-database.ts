import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'

/** Where the build leaves a fresh database as one file, for the sources and for what is built of them. */
export const shippedTemplate = new URL('../../../dist/fresh-database.tar.gz', import.meta.url)

let template: Promise<Blob> | undefined

/**
 * What PGlite starts from: copying the files of a fresh database takes a fraction of the time of making them. Without
 * the build's, it makes its own.
 */
export async function freshDatabase(): Promise<{ loadDataDir?: Blob }> {
  if (!existsSync(shippedTemplate)) return {}
  template ??= readFile(shippedTemplate).then((packed) => new InOnePiece(gunzipSync(packed)))

  return { loadDataDir: await template }
}

/** Node copies a Blob bit by bit to read it, which takes a third of PGlite's start; PGlite only looks at the bytes. */
export class InOnePiece extends Blob {
  readonly #bytes: ArrayBuffer

  constructor(bytes: Uint8Array) {
    super([])
    this.#bytes = new Uint8Array(bytes).buffer
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    return this.#bytes
  }
}
