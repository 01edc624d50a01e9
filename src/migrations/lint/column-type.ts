import type { TypeName } from 'libpg-query'
import type { KnownType } from './known-schema.ts'
import { nameOf } from './names.ts'

/** A type's own name without pg_catalog, and what stands in its parentheses. */
export function typeOf(type: TypeName | undefined): KnownType | undefined {
  if (!type || type.setof) return undefined
  const array = (type.arrayBounds ?? []).length > 0
  const modifiers = (type.typmods ?? []).map((node) =>
    'A_Const' in node && node.A_Const.ival ? (node.A_Const.ival.ival ?? 0) : Number.NaN,
  )

  return { name: `${nameOf(type.names?.at(-1))}${array ? '[]' : ''}`, modifiers }
}

/** True where PostgreSQL changes the type without writing, or even reading, the rows. */
export function isWider(from: KnownType, to: KnownType): boolean {
  const [length] = from.modifiers
  const [newLength] = to.modifiers
  const longer = newLength === undefined || (length !== undefined && newLength >= length)
  if (from.name === to.name && /^(varchar|varbit)$/.test(to.name)) return longer
  if (/^(varchar|text)$/.test(from.name) && (to.name === 'text' || to.name === 'varchar')) {
    return to.name === 'text' || (from.name === 'text' ? newLength === undefined : longer)
  }
  if (from.name === 'numeric' && to.name === 'numeric') {
    return longer && (newLength === undefined || (from.modifiers[1] ?? 0) === (to.modifiers[1] ?? 0))
  }
  if (/^(timestamp|timestamptz|time|timetz)$/.test(from.name) && from.name === to.name) {
    return newLength === undefined || (length !== undefined && newLength >= length)
  }

  return from.name === to.name && JSON.stringify(from.modifiers) === JSON.stringify(to.modifiers)
}
