import { encodingOf } from './encodings.ts'
import { UnreadableProcedure } from './unreadable.ts'

/** In bytes. Check a file's size against it before reading the file. */
export const maxProcedureBytes = 5 * 1024 * 1024

/** Throws UnreadableProcedure; `name` is how the error calls the document. */
export function mustNotBeTooLarge(bytes: number, name: string): void {
  if (bytes <= maxProcedureBytes) return
  throw new UnreadableProcedure(name, null, { code: 'too_large', mebibytes: maxProcedureBytes / 1024 / 1024 })
}

/**
 * The text of a document: UTF-8, without byte order mark, every line ended by LF alone.
 * Throws UnreadableProcedure for what is too large, binary, not UTF-8 or blank; `name` is how the error calls it, and
 * for a known encoding it says how to convert it.
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  mustNotBeTooLarge(bytes.length, name)
  if (bytes.includes(0)) throw notUtf8(bytes, name)
  const text = decodeUtf8(bytes, name).replace(/\r\n?/g, '\n')
  if (text.trim() === '') throw new UnreadableProcedure(name, null, { code: 'empty' })

  return text
}

/** A text as it is kept: lines end with LF, blank ones are empty, and none stand around it. */
export function tidied(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => (line.trim() === '' ? '' : line))
    .join('\n')
    .trim()
}

function decodeUtf8(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    if (cause instanceof TypeError) throw notUtf8(bytes, name)
    throw cause
  }
}

function notUtf8(bytes: Uint8Array, name: string): UnreadableProcedure {
  const encoding = encodingOf(bytes) ?? null
  if (encoding === null && bytes.includes(0)) return new UnreadableProcedure(name, null, { code: 'binary' })

  return new UnreadableProcedure(name, null, { code: 'not_utf8', encoding, file: name })
}
