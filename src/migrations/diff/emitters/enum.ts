import type { Described } from '../../catalog/object.ts'
import { literal } from '../../quote.ts'
import type { Emitter } from '../emitter.ts'
import { statement } from '../statement.ts'
import { outgoingName, outOfTheWay } from './outgoing.ts'

type Enum = Described<'enum'>

export const enumEmitter: Emitter<'enum'> = {
  create(type, { rebuilt }) {
    const made = statement(`create type ${type.name} as enum (${type.shape.labels.map(literal).join(', ')})`)
    if (!rebuilt.has(type.id)) return [made]

    return [outOfTheWay('type', type), made]
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
