import { readFile, stat } from 'node:fs/promises'
import { FileUnusable } from '../errors.ts'
import { fileError } from '../file-error.ts'
import { loadFormats } from './formats.ts'

/** A procedure's text, wherever it stands. */
export interface Source {
  /** A file's, or `-` for standard input. */
  path: string
  /** Throws FileNotFound, FileUnusable or UnreadableProcedure for one that is too large. */
  bytes(): Promise<Uint8Array>
}

/** What arrives on standard input, chunk by chunk. */
export type StandardInput = AsyncIterable<Uint8Array | string>

/** The name of standard input. */
export const standardInput = '-'

export function fileSource(path: string): Source {
  return { path, bytes: () => bytesOf(path) }
}

/** Reads standard input to its end, so that whoever writes it is done before anything else begins. */
export async function inputSource(stdin: StandardInput): Promise<Source> {
  const { mustNotBeTooLarge } = await loadFormats()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stdin) {
    const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk
    size += bytes.length
    mustNotBeTooLarge(size, standardInput)
    chunks.push(bytes)
  }
  const all = Buffer.concat(chunks)

  return { path: standardInput, bytes: async () => all }
}

/** The source that a person names by this word. */
export async function sourceNamed(word: string, stdin: StandardInput): Promise<Source> {
  return word === standardInput ? inputSource(stdin) : fileSource(word)
}

/** Looks at the size before reading; refuses a folder, a device or a pipe. */
async function bytesOf(path: string): Promise<Uint8Array> {
  const { mustNotBeTooLarge } = await loadFormats()
  try {
    const found = await stat(path)
    if (!found.isFile()) throw new FileUnusable(path, { code: 'not_a_file' })
    mustNotBeTooLarge(found.size, path)

    return await readFile(path)
  } catch (error) {
    throw fileError(error, path)
  }
}
