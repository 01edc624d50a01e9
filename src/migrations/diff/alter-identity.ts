import type { Identity } from '../catalog/object.ts'
import { literal, partsOfName, unquoted } from '../quote.ts'
import { type ColumnChange, headOf } from './column-change.ts'
import { largest, renumber } from './emitters/renumber.ts'
import { catchUp, identityText } from './emitters/sequence.ts'
import { type Statement, statement } from './statement.ts'

/** What becomes of the sequence within, once the column has its new type. */
export function identityChanges(change: ColumnChange): Statement[] {
  const { from, to } = change
  const [old, identity] = [from.shape.identity, to.shape.identity]
  if (!identity) return []
  if (!old) {
    const sequence = `pg_get_serial_sequence(${literal(to.table)}, ${literal(unquoted(to.name))})`

    return [
      statement(`${headOf(to)} add ${identityText(to)}`),
      statement(catchUp(sequence, to.name, to.table ?? '', identity)),
    ]
  }

  return [
    ...(old.always === identity.always
      ? []
      : [statement(`${headOf(to)} set generated ${identity.always ? 'always' : 'by default'}`)]),
    ...(isNarrowed(change) ? [] : renumbered(change)),
    ...(old.sequence === identity.sequence
      ? []
      : [statement(`alter sequence ${old.sequence} rename to ${partsOfName(identity.sequence).own}`)]),
  ]
}

/** A smaller type has to have room for the bounds before it comes. */
export function isNarrowed({ from, to }: ColumnChange): boolean {
  return BigInt(largest(to.shape.base) ?? 0) < BigInt(largest(from.shape.base) ?? 0)
}

/** The sequence within gets its new options; where the column's type changes, it takes that by itself. */
export function renumbered(change: ColumnChange): Statement[] {
  const { from, to } = change
  const [old, identity] = [from.shape.identity, to.shape.identity]
  if (!old || !identity) return []
  const type = isNarrowed(change) ? from.shape.base : to.shape.base
  const retyped = isNarrowed(change) ? old : boundsOfType(old, from.shape.base, to.shape.base)
  const head = `alter sequence ${old.sequence}`

  return renumber(head, old.sequence, { ...retyped, type }, { ...identity, type })
}

/** Bounds that are those of the type become those of the new one. */
function boundsOfType(options: Identity, from: string, to: string): Identity {
  const [old, now] = [largest(from), largest(to)]
  if (old === undefined || now === undefined) return options
  const lowest = (top: string) => (-BigInt(top) - 1n).toString()

  return {
    ...options,
    maximum: options.maximum === old ? now : options.maximum,
    minimum: options.minimum === lowest(old) ? lowest(now) : options.minimum,
  }
}
