import { createHash } from 'node:crypto'
import type { CatalogObject } from '../../catalog/object.ts'
import { partsOfName, quoted, unquoted } from '../../quote.ts'
import { type Statement, statement } from '../statement.ts'

/** How many bytes of a name PostgreSQL keeps. */
const nameSize = 63

/** A type that is made anew leaves its name to the new one, and goes once nothing uses it any more. */
export function outOfTheWay(word: 'type' | 'domain', object: Pick<CatalogObject, 'name'>): Statement {
  return statement(`alter ${word} ${object.name} rename to ${partsOfName(outgoingName(object)).own}`)
}

/** What the old type is called until nothing uses it any more; a long name is told from others by its checksum. */
export function outgoingName({ name }: Pick<CatalogObject, 'name'>): string {
  const { prefix, own } = partsOfName(name)
  const whole = `${unquoted(own)}_outgoing`
  if (Buffer.byteLength(whole) <= nameSize) return prefix + quoted(whole)
  const sum = createHash('sha256').update(whole).digest('hex').slice(0, 8)

  return prefix + quoted(`${firstBytes(whole, nameSize - 9)}_${sum}`)
}

/** As many whole characters as fit. */
function firstBytes(text: string, size: number): string {
  const letters = [...text]
  while (Buffer.byteLength(letters.join('')) > size) letters.pop()

  return letters.join('')
}
