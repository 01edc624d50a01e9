import type { Described } from '../../catalog/object.ts'
import { ownSchema } from '../../catalog/own-names.ts'
import { lowerCase } from '../../lexing.ts'
import { dollarQuoted, literal } from '../../quote.ts'
import type { Emitter } from '../emitter.ts'
import { type Statement, statement } from '../statement.ts'

type Routine = Described<'routine'>

export const routineEmitter: Emitter<'routine'> = {
  create: (routine) => [
    inOwnSchema(routineText(routine).replace(/^create or replace/, 'create')),
    ...pinStatements(routine),
  ],

  drop: ({ name, shape }) => [statement(`drop ${shape.procedure ? 'procedure' : 'function'} ${name}`)],

  alter: (from, to) =>
    isReplaceable(from, to) ? [inOwnSchema(routineText(to)), ...pinStatements(to)] : undefined,
}

function routineText({ shape }: Routine): string {
  return lowerCase(shape.definition).trimEnd()
}

/** What a body names by its own schema is made where that is known; elsewhere the schema goes by another name. */
function inOwnSchema(text: string): Statement {
  if (!text.includes(ownSchema)) return statement(text)
  let name = '"own schema"'
  while (text.includes(name)) name = name.replace('own', 'own own')
  const made = tagged('rule', text.replaceAll(ownSchema, name))
  const block = tagged('do', ` begin execute replace(${made}, '${name}', quote_ident(current_schema)); end `)

  return statement(`-- lint: allow TL008 because it only names the schema in what is made here\ndo ${block}`)
}

/** Between dollars, under a tag that the text does not have. */
function tagged(tag: string, text: string): string {
  return text.includes(`$${tag}$`) ? tagged(`x${tag}`, text) : `$${tag}$${text}$${tag}$`
}

/** Making it has left its search_path unset; what schema it is in is only known where the statement runs. */
function pinStatements({ name, shape }: Routine): Statement[] {
  if (shape.ownPath.length === 0) return []
  const kind = shape.procedure ? 'procedure' : 'function'
  const path = shape.ownPath.map((entry) => (entry === null ? '%1$I' : forFormat(pathEntry(entry))))
  const alter = `alter ${kind} %1$I.${forFormat(name)} set search_path = ${path.join(', ')}`
  const block = dollarQuoted(`begin execute format(${literal(alter)}, current_schema); end`)

  return [
    statement(`-- lint: allow TL008 because it only sets the search_path of the ${kind} above\ndo ${block}`),
  ]
}

function forFormat(text: string): string {
  return text.replaceAll('%', '%%')
}

function pathEntry(name: string): string {
  return /^pg_[a-z_]+$/.test(name) ? name : literal(name)
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
