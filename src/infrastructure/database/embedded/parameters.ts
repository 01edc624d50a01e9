/** A parameter as the protocol takes it, made from a value just as node-postgres makes it. */
export function toParameter(value: unknown): string | Uint8Array | null {
  if (value === null || value === undefined) return null
  if (value instanceof Uint8Array) return value
  if (Array.isArray(value)) return arrayText(value)

  return scalarText(value)
}

function scalarText(value: unknown): string {
  if (value instanceof Date) return value.toISOString()
  if (typeof value === 'object') return JSON.stringify(value)

  return String(value)
}

function arrayText(items: readonly unknown[]): string {
  return `{${items.map(itemText).join(',')}}`
}

function itemText(item: unknown): string {
  if (item === null || item === undefined) return 'NULL'
  if (Array.isArray(item)) return arrayText(item)
  if (item instanceof Uint8Array) return `"\\\\x${Buffer.from(item).toString('hex')}"`

  return `"${scalarText(item).replace(/[\\"]/g, '\\$&')}"`
}
