import type { Described, SequenceShape } from '../../catalog/object.ts'
import type { Emitter } from '../emitter.ts'
import { destructive, statement } from '../statement.ts'
import { identitySequenceName } from './identity-name.ts'
import { largest, type Options, optionTexts, renumber } from './renumber.ts'

export const sequenceEmitter: Emitter<'sequence'> = {
  create({ name, shape }) {
    const type = shape.type === 'bigint' ? [] : [`as ${shape.type}`]

    const head = shape.unlogged ? 'create unlogged sequence' : 'create sequence'

    return [statement([head, name, ...type, ...optionTexts(defaultsOf(shape), shape)].join(' '))]
  },

  drop: ({ name }) => [destructive(`drop sequence ${name}`, `where ${name} stood is lost.`)],

  alter: ({ shape: from }, { name, shape: to }) => [
    ...renumber(`alter sequence ${name}`, name, from, to),
    ...(from.unlogged === to.unlogged
      ? []
      : [statement(`alter sequence ${name} set ${to.unlogged ? 'unlogged' : 'logged'}`)]),
  ],
}

/** `generated … as identity (…)`, with the options that are not PostgreSQL's own choice. */
export function identityText({ table, name, shape }: Described<'column'>): string {
  const { base, identity } = shape
  if (!identity) return ''
  const own = identity.sequence === identitySequenceName(table ?? '', name)
  const options = [
    ...(own ? [] : [`sequence name ${identity.sequence}`]),
    ...optionTexts(defaultsOf({ ...identity, type: base }), identity),
  ].join(' ')

  return `generated ${identity.always ? 'always' : 'by default'} as identity${options ? ` (${options})` : ''}`
}

/** Moves a sequence past the values that are there already, which it would otherwise hand out again. */
export function catchUp(sequence: string, column: string, table: string, shape: Options): string {
  const farthest = shape.increment.startsWith('-') ? 'least(min' : 'greatest(max'
  const next = `${farthest}(${column}) + ${shape.increment}, ${shape.start})`

  return `select setval(${sequence}, ${next}, false) from ${table}`
}

function defaultsOf({ type, increment, minimum, maximum }: SequenceShape): Options {
  const top = largest(type) ?? maximum
  const down = increment.startsWith('-')
  const bounds = down
    ? { minimum: `-${(BigInt(top) + 1n).toString()}`, maximum: '-1', start: maximum }
    : { minimum: '1', maximum: top, start: minimum }

  return { increment: '1', cache: '1', cycle: false, ...bounds }
}
