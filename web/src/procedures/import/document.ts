import { type Encoding, encodingOf } from '../../../../src/formats/encodings.ts'

/** A text that may be a procedure, and where it comes from. */
export interface Document {
  text: string
  /** Of the file; undefined for what was pasted. */
  name?: string
  /** In which encoding it was read, where that is not UTF-8. */
  readAs?: string
}

export type WhyNoDocument = 'tooLarge' | 'notText'

const largest = 5_000_000

/** By the names that browsers know encodings by. */
const labels: Readonly<Record<Encoding, string>> = {
  'UTF-16': 'utf-16le',
  'UTF-16LE': 'utf-16le',
  'UTF-16BE': 'utf-16be',
  CP932: 'shift_jis',
  'EUC-JP': 'euc-jp',
  'WINDOWS-1252': 'windows-1252',
}

/** What is in the file, as text; what is not in UTF-8 as what it looks like. */
export async function documentIn(file: File): Promise<Document | WhyNoDocument> {
  if (file.size > largest) return 'tooLarge'
  const bytes = new Uint8Array(await file.arrayBuffer())
  const utf8 = decoded(bytes, 'utf-8')
  if (utf8 !== undefined && !utf8.includes('\0')) return { text: utf8, name: file.name }
  const encoding = encodingOf(bytes)
  if (!encoding) return 'notText'
  const label = encoding === 'UTF-16' && bytes[0] === 0xfe ? 'utf-16be' : labels[encoding]
  const text = decoded(bytes, label)

  return text === undefined ? 'notText' : { text, name: file.name, readAs: label }
}

function decoded(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}
