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
  template ??= readFile(shippedTemplate).then((packed) => new Blob([gunzipSync(packed)]))

  return { loadDataDir: await template }
}
