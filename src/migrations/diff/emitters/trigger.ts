import type { Described } from '../../catalog/object.ts'
import { lowerCase } from '../../lexing.ts'
import type { Emitter } from '../emitter.ts'
import { type Statement, statement } from '../statement.ts'

const states = { O: 'enable', D: 'disable', A: 'enable always', R: 'enable replica' } as const

export const triggerEmitter: Emitter<'trigger'> = {
  create(trigger) {
    const made = statement(lowerCase(trigger.shape.definition))

    return trigger.shape.enabled === 'O' ? [made] : [made, setState(trigger)]
  },

  drop: ({ table, name }) => [statement(`drop trigger ${name} on ${table}`)],

  alter: (from, to) => (from.shape.definition === to.shape.definition ? [setState(to)] : undefined),
}

function setState({ table, name, shape }: Described<'trigger'>): Statement {
  return statement(`alter table ${table} ${states[shape.enabled]} trigger ${name}`)
}
