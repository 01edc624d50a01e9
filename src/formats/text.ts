import { TenkenError } from '../domain/errors.ts'

/** In bytes. Check a file's size against it before reading the file. */
export const maxProcedureBytes = 5 * 1024 * 1024

/** A document cannot be read as a procedure; `line` (the first is 1) is null if the reason is not in one place. */
export class UnreadableProcedure extends TenkenError<{
  source: string
  line: number | null
  reason: string
}> {
  readonly code = 'unreadable_procedure'
  readonly kind = 'invalid'

  constructor(source: string, line: number | null, reason: string) {
    super(`${source}${line === null ? '' : `, line ${line}`}: ${reason}.`, { source, line, reason })
  }
}

/**
 * The text of a document: UTF-8, without byte order mark, every line ended by LF alone.
 * Throws UnreadableProcedure for what is too large, binary, not UTF-8 or blank; `name` is how the error calls it.
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  if (bytes.length > maxProcedureBytes) {
    throw new UnreadableProcedure(name, null, `is larger than ${maxProcedureBytes / 1024 / 1024} MiB`)
  }
  if (bytes.includes(0)) throw new UnreadableProcedure(name, null, 'is binary or UTF-16, not UTF-8 text')
  const text = decodeUtf8(bytes, name).replace(/\r\n?/g, '\n')
  if (text.trim() === '') throw new UnreadableProcedure(name, null, 'is empty')

  return text
}

function decodeUtf8(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    if (cause instanceof TypeError) throw new UnreadableProcedure(name, null, 'is not UTF-8 text')
    throw cause
  }
}
