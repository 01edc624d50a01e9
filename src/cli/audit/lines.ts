import { createReadStream } from 'node:fs'
import { fileError } from '../file-error.ts'

/** A file's lines, as they are asked for; only \n ends one. Throws FileNotFound or FileUnusable. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = ''
  try {
    for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } catch (error) {
    throw fileError(error, path)
  }
  if (rest !== '') yield rest
}
