import { revisionFiles } from './files.ts'
import { loadHistory } from './load.ts'
import { readReleased } from './release/manifest.ts'

/**
 * The folder's newest revision; null where there is none. Where all of them are released, the manifest's last line says
 * it: they are neither loaded nor measured against their checksums, which is for whoever runs them. Throws as
 * loadHistory() does.
 */
export async function headOf(folder: URL): Promise<string | null> {
  const released = Object.keys(await readReleased(folder))
  const files = (await revisionFiles(folder)).map((file) => file.replace(/\.[mc]?[jt]s$/, ''))
  const allReleased = files.length === released.length && released.every((id) => files.includes(id))

  return allReleased ? (released.at(-1) ?? null) : (await loadHistory(folder)).head
}
