import type { Described } from '../../catalog/object.ts'
import { lowerCase } from '../../lexing.ts'
import type { Context, Emitter } from '../emitter.ts'
import { hasChildren } from '../inheritance.ts'
import { statement } from '../statement.ts'

export const defaultEmitter: Emitter<'default'> = {
  create: (value, context) => [setDefault(value, context)],
  drop: (value, context) => [statement(`${head(value, context)} drop default`)],
  alter: (_, value, context) => [setDefault(value, context)],
}

function setDefault(value: Described<'default'>, context: Context) {
  return statement(`${head(value, context)} set default ${lowerCase(value.shape.expression)}`)
}

/** Tables below have defaults of their own, which are compared apart. */
function head({ table, name }: Described<'default'>, { to }: Context): string {
  return `alter table ${hasChildren(table, to) ? 'only ' : ''}${table} alter column ${name}`
}
