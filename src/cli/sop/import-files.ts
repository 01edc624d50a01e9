import { readdir, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { NothingToImport } from '../errors.ts'
import { fileError } from '../file-error.ts'
import { loadFormats } from './formats.ts'
import { type Source, type StandardInput, sourceNamed, standardInput } from './source.ts'

/**
 * Every file named, and every procedure in the folders named and below them, in the order of their names; `-` is
 * standard input. Hidden files and folders stay out. Throws FileNotFound, FileUnusable or NothingToImport.
 */
export async function sourcesToImport(paths: readonly string[], stdin: StandardInput): Promise<Source[]> {
  const sources: Source[] = []
  for (const path of await filesIn(paths)) sources.push(await sourceNamed(path, stdin))

  return sources
}

async function filesIn(paths: readonly string[]): Promise<string[]> {
  const files: string[] = []
  for (const path of paths) {
    if (path === standardInput) {
      files.push(path)
      continue
    }
    try {
      files.push(...((await stat(path)).isDirectory() ? await proceduresIn(path) : [path]))
    } catch (error) {
      throw fileError(error, path)
    }
  }
  if (files.length === 0) throw new NothingToImport([...paths])

  return [...new Set(files)]
}

async function proceduresIn(folder: string): Promise<string[]> {
  const { formats } = await loadFormats()
  const known = formats.flatMap(({ extensions }) => extensions)
  const entries = await readdir(folder, { withFileTypes: true })
  const found: string[] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) found.push(...(await proceduresIn(path)))
    else if (entry.isFile() && known.includes(extname(entry.name).toLowerCase())) found.push(path)
  }

  return found
}
