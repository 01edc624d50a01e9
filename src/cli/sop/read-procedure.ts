import type { ReadProcedure } from '../../formats/read-text.ts'
import { loadFormats } from './formats.ts'
import { type Source, standardInput } from './source.ts'

/** Throws FileNotFound, FileUnusable, UnknownFormat or UnreadableProcedure naming the line. */
export async function readProcedure({ path, bytes }: Source): Promise<ReadProcedure> {
  const { formatOf, formatOfText, decodeText, readText } = await loadFormats()
  const named = path === standardInput ? undefined : formatOf(path)
  const text = decodeText(await bytes(), path)

  return readText(text, named ?? formatOfText(text), path)
}
