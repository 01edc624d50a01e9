import type { SequenceShape } from '../../catalog/object.ts'
import { literal } from '../../quote.ts'
import { destructive, type Statement, statement } from '../statement.ts'

/** What a sequence can be told, apart from the type that limits it. */
export type Options = Omit<SequenceShape, 'type'>

/**
 * Changes a sequence's options, by `head` where that is enough. PostgreSQL refuses bounds that leave out the value at
 * which a sequence stands, and that is only known where the statement runs: so it gets bounds with room for both, is set
 * back to its start if it stands outside of the new ones, and then gets those.
 */
export function renumber(
  head: string,
  sequence: string,
  from: SequenceShape,
  to: SequenceShape,
): Statement[] {
  if (!isNarrower(from, to)) {
    const options = [...typeText(from.type, to.type), ...optionTexts(from, to)]

    return options.length === 0 ? [] : [statement(`${head} ${options.join(' ')}`)]
  }
  const type = (sizes[to.type] ?? 0n) > (sizes[from.type] ?? 0n) ? to.type : from.type
  const wide = {
    ...from,
    type,
    minimum: least(from.minimum, to.minimum),
    maximum: most(from.maximum, to.maximum),
  }
  const bounds = [...typeText(from.type, type), `minvalue ${wide.minimum}`, `maxvalue ${wide.maximum}`]
  const inside = `last_value between ${to.minimum} and ${to.maximum}`

  return [
    statement(`alter sequence ${sequence} ${bounds.join(' ')}`),
    destructive(
      `select setval(${literal(sequence)}, case when ${inside} then last_value else ${to.start} end, is_called and ${inside}) from ${sequence}`,
      `where ${sequence} stood is lost if that is outside of its new bounds; it starts again at ${to.start}.`,
    ),
    statement(
      `alter sequence ${sequence} ${[...typeText(type, to.type), ...optionTexts(wide, to)].join(' ')}`,
    ),
  ]
}

function isNarrower(from: Options, to: Options): boolean {
  return BigInt(to.minimum) > BigInt(from.minimum) || BigInt(to.maximum) < BigInt(from.maximum)
}

/** The options that differ, in PostgreSQL's words. */
export function optionTexts(from: Options, to: Options): string[] {
  return [
    ...(from.increment === to.increment ? [] : [`increment by ${to.increment}`]),
    ...(from.minimum === to.minimum ? [] : [`minvalue ${to.minimum}`]),
    ...(from.maximum === to.maximum ? [] : [`maxvalue ${to.maximum}`]),
    ...(from.start === to.start ? [] : [`start with ${to.start}`]),
    ...(from.cache === to.cache ? [] : [`cache ${to.cache}`]),
    ...(from.cycle === to.cycle ? [] : [to.cycle ? 'cycle' : 'no cycle']),
  ]
}

/** The largest number of a type. */
export function largest(type: string): string | undefined {
  const bits = sizes[type]

  return bits === undefined ? undefined : (2n ** (bits - 1n) - 1n).toString()
}

const sizes: Record<string, bigint> = { smallint: 16n, integer: 32n, bigint: 64n }

function typeText(from: string, to: string): string[] {
  return from === to ? [] : [`as ${to}`]
}

function least(one: string, other: string): string {
  return BigInt(one) < BigInt(other) ? one : other
}

function most(one: string, other: string): string {
  return BigInt(one) > BigInt(other) ? one : other
}
