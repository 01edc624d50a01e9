import type { ColumnShape, SequenceShape } from '../../catalog/object.ts'
import type { Emitter } from '../emitter.ts'
import { destructive, statement } from '../statement.ts'

export const sequenceEmitter: Emitter<'sequence'> = {
  create({ name, shape }) {
    const type = shape.type === 'bigint' ? [] : [`as ${shape.type}`]

    return [statement(['create sequence', name, ...type, ...optionTexts(defaultsOf(shape), shape)].join(' '))]
  },

  drop: ({ name }) => [destructive(`drop sequence ${name}`, `where ${name} stood is lost.`)],

  alter({ shape: from }, { name, shape: to }) {
    const type = from.type === to.type ? [] : [`as ${to.type}`]

    return [statement([`alter sequence ${name}`, ...type, ...optionTexts(from, to)].join(' '))]
  },
}

/** `generated … as identity (…)`, with the options that are not PostgreSQL's own choice. */
export function identityText({ base, identity }: ColumnShape): string {
  if (!identity) return ''
  const options = optionTexts(defaultsOf({ ...identity, type: base }), identity).join(' ')

  return `generated ${identity.always ? 'always' : 'by default'} as identity${options ? ` (${options})` : ''}`
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

/** Moves a sequence past the values that are there already, which it would otherwise hand out again. */
export function catchUp(sequence: string, column: string, table: string, shape: Options): string {
  const farthest = shape.increment.startsWith('-') ? 'least(min' : 'greatest(max'
  const next = `${farthest}(${column}) + ${shape.increment}, ${shape.start})`

  return `select setval(${sequence}, ${next}, false) from ${table}`
}

type Options = Omit<SequenceShape, 'type'>

const largest: Record<string, string> = {
  smallint: '32767',
  integer: '2147483647',
  bigint: '9223372036854775807',
}

function defaultsOf({ type, increment, minimum, maximum }: SequenceShape): Options {
  const top = largest[type] ?? maximum
  const down = increment.startsWith('-')
  const bounds = down
    ? { minimum: `-${(BigInt(top) + 1n).toString()}`, maximum: '-1', start: maximum }
    : { minimum: '1', maximum: top, start: minimum }

  return { increment: '1', cache: '1', cycle: false, ...bounds }
}
