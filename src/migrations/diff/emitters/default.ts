import type { Described } from '../../catalog/object.ts'
import { lowerCase } from '../../lexing.ts'
import type { Emitter } from '../emitter.ts'
import { statement } from '../statement.ts'

export const defaultEmitter: Emitter<'default'> = {
  create: (value) => [setDefault(value)],
  drop: ({ table, name }) => [statement(`alter table ${table} alter column ${name} drop default`)],
  alter: (_, value) => [setDefault(value)],
}

function setDefault({ table, name, shape }: Described<'default'>) {
  return statement(`alter table ${table} alter column ${name} set default ${lowerCase(shape.expression)}`)
}
