/** What a text that is not UTF-8 looks like, by the name that `iconv -f` knows it by. */
export type Encoding = 'UTF-16' | 'UTF-16LE' | 'UTF-16BE' | 'CP932' | 'EUC-JP' | 'WINDOWS-1252'

/** Guesses by byte order marks, zero bytes, and what reads as Japanese; undefined for what is no text at all. */
export function encodingOf(bytes: Uint8Array): Encoding | undefined {
  const sample = bytes.subarray(0, 64 * 1024)
  if ((sample[0] === 0xff && sample[1] === 0xfe) || (sample[0] === 0xfe && sample[1] === 0xff))
    return 'UTF-16'
  if (sample.includes(0)) return wideEncodingOf(sample)
  if (isJapanese(sample, 'euc-jp')) return 'EUC-JP'
  if (isJapanese(sample, 'shift_jis')) return 'CP932'

  return sample.some(isControl) ? undefined : 'WINDOWS-1252'
}

/** Western text in UTF-16 has a zero in every second byte. */
function wideEncodingOf(bytes: Uint8Array): Encoding | undefined {
  const pairs = bytes.length >> 1
  const zeros = [0, 1].map((parity) => bytes.filter((byte, at) => byte === 0 && at % 2 === parity).length)
  const [first = 0, second = 0] = zeros
  if (second > pairs / 2 && first === 0) return 'UTF-16LE'

  return first > pairs / 2 && second === 0 ? 'UTF-16BE' : undefined
}

/** Whether the bytes are valid there and have kana, or more kanji than letters. */
function isJapanese(bytes: Uint8Array, label: 'shift_jis' | 'euc-jp'): boolean {
  const text = decoded(bytes, label)
  if (text === undefined) return false
  const kanji = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0

  return /[\u3041-\u30fe]/.test(text) || kanji > (text.match(/[a-z]/gi)?.length ?? 0)
}

/** Undefined where the bytes are not of this encoding. The sample may end within a letter. */
function decoded(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes, { stream: true })
  } catch (cause) {
    if (cause instanceof TypeError || cause instanceof RangeError) return undefined
    throw cause
  }
}

function isControl(byte: number): boolean {
  return byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b)
}
