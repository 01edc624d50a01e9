/**
 * An id for what is about to be put on record, made before it is asked for, so that asking again doubles nothing
 * (RFC 9562, version 7: rising in time). Also on a page without TLS, where browsers have no randomUUID.
 */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const now = Date.now()
  const time = [40, 32, 24, 16, 8, 0].map((bits) => Math.floor(now / 2 ** bits) % 256)
  const digits = Array.from(bytes, (byte, at) => {
    const value = time[at] ?? (at === 6 ? (byte & 0x0f) | 0x70 : at === 8 ? (byte & 0x3f) | 0x80 : byte)

    return value.toString(16).padStart(2, '0')
  }).join('')

  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
