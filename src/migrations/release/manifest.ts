import { readFile, writeFile } from 'node:fs/promises'
import { BrokenHistory } from '../errors.ts'
import { manifestFile, revisionFiles } from '../files.ts'
import { stringText } from '../string-text.ts'

/** The checksum of each released revision, by its id. */
export type Released = Readonly<Record<string, string>>

/** What the manifest in the folder says; nothing is released where there is none. Throws BrokenHistory. */
export async function readReleased(folder: URL): Promise<Released> {
  const file = await manifestFile(folder)
  if (!file) return {}
  // Read, not imported: a module is loaded once in a process, and this one changes.
  const text = await readFile(new URL(file, folder), 'utf8')
  const entries = [...text.matchAll(/^\s*(['"])(\S{1,32})\1: ?(['"])([0-9a-f]{64})\3,?\s*$/gm)]
  const ids = new Set(entries.map(([, , id]) => id))
  const sums = text.match(/\b[0-9a-f]{64}\b/g) ?? []
  if (ids.size !== sums.length) throw new BrokenHistory({ code: 'manifest_changed', file })

  return Object.fromEntries(entries.map(([, , id = '', , sum = '']) => [id, sum]))
}

/** Writes the manifest beside the revisions, in their language, and returns its name. */
export async function writeReleased(folder: URL, released: Released): Promise<string> {
  const files = await revisionFiles(folder)
  const extension = files.at(-1)?.split('.').at(-1) ?? 'mjs'
  const type = extension.endsWith('ts') ? ': Readonly<Record<string, string>>' : ''
  const file = (await manifestFile(folder)) ?? `released.${extension}`
  const lines = Object.entries(released).map(([id, sum]) => `  ${stringText(id)}: '${sum}',\n`)
  const text = `/** What each released revision does, as a checksum; written by \`tenken db release\`. */
export const released${type} = {
${lines.join('')}}
`
  await writeFile(new URL(file, folder), text)

  return file
}
