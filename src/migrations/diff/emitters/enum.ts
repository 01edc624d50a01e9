import { createHash } from 'node:crypto'
import type { Described } from '../../catalog/object.ts'
import { literal, partsOfName, quoted, unquoted } from '../../quote.ts'
import type { Emitter } from '../emitter.ts'
import { statement } from '../statement.ts'

type Enum = Described<'enum'>

export const enumEmitter: Emitter<'enum'> = {
  create(type, { rebuilt }) {
    const made = statement(`create type ${type.name} as enum (${type.shape.labels.map(literal).join(', ')})`)
    if (!rebuilt.has(type.id)) return [made]

    return [statement(`alter type ${type.name} rename to ${partsOfName(outgoingName(type)).own}`), made]
  },

  drop: (type, { rebuilt }) => [
    statement(`drop type ${rebuilt.has(type.id) ? outgoingName(type) : type.name}`),
  ],

  alter: (from, to) => (isExtension(from, to) ? additions(from, to).map((sql) => statement(sql)) : undefined),
}

/** The labels that `add value` would bring. */
export function newLabels(from: Enum, to: Enum): string[] {
  return to.shape.labels.filter((label) => !from.shape.labels.includes(label))
}

/** True where `add value` alone leads there: no label goes, and none changes its place among the others. */
function isExtension(from: Enum, to: Enum): boolean {
  const kept = to.shape.labels.filter((label) => from.shape.labels.includes(label))

  return kept.join('\n') === from.shape.labels.join('\n')
}

function additions(from: Enum, to: Enum): string[] {
  const labels = to.shape.labels
  const anchored = new Set(from.shape.labels)

  return newLabels(from, to).map((label) => {
    const place = labels.indexOf(label)
    const before = labels[place - 1]
    const next = labels.slice(place + 1).find((other) => anchored.has(other))
    anchored.add(label)
    const isLast = next === undefined
    const where = isLast
      ? ''
      : before === undefined
        ? ` before ${literal(next)}`
        : ` after ${literal(before)}`

    return `alter type ${to.name} add value ${literal(label)}${where}`
  })
}

/** How many bytes of a name PostgreSQL keeps. */
const nameSize = 63

/** What the old type is called until nothing uses it any more; a long name is told from others by its checksum. */
function outgoingName({ name }: Enum): string {
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
