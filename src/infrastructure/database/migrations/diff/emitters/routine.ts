import type { Described } from '../../catalog/object.ts'
import type { Emitter } from '../emitter.ts'
import { lowerCase } from '../quoting.ts'
import { statement } from '../statement.ts'

type Routine = Described<'routine'>

export const routineEmitter: Emitter<'routine'> = {
  create: (routine) => [statement(routineText(routine).replace(/^create or replace/, 'create'))],

  drop: ({ name, shape }) => [statement(`drop ${shape.procedure ? 'procedure' : 'function'} ${name}`)],

  alter: (from, to) => (isReplaceable(from, to) ? [statement(routineText(to))] : undefined),
}

function routineText({ shape }: Routine): string {
  return lowerCase(shape.definition).trimEnd()
}

/** What PostgreSQL lets `create or replace` change: the body, the settings, a default's value or one more. */
function isReplaceable({ shape: from }: Routine, { shape: to }: Routine): boolean {
  return (
    from.procedure === to.procedure &&
    from.result === to.result &&
    from.parameters === to.parameters &&
    from.defaults <= to.defaults
  )
}
