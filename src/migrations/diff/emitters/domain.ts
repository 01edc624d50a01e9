import type { Described } from '../../catalog/object.ts'
import { lowerCase } from '../../lexing.ts'
import { literal } from '../../quote.ts'
import type { Emitter } from '../emitter.ts'
import { locking, type Statement, statement } from '../statement.ts'
import { outgoingName, outOfTheWay } from './outgoing.ts'

type Domain = Described<'domain'>
type Check = Domain['shape']['constraints'][number]

export const domainEmitter: Emitter<'domain'> = {
  create(domain, { rebuilt }) {
    const { name, shape } = domain
    const clauses = [
      `create domain ${name} as ${shape.type}`,
      ...(shape.collation === null ? [] : [`collate ${shape.collation}`]),
      ...(shape.default === null ? [] : [`default ${lowerCase(shape.default)}`]),
      ...(shape.notNull ? ['not null'] : []),
      ...shape.constraints.filter(({ valid }) => valid).map(checkText),
    ]
    const later = shape.constraints.filter(({ valid }) => !valid)

    return [
      ...(rebuilt.has(domain.id) ? [outOfTheWay('domain', domain)] : []),
      statement(clauses.join(' ')),
      ...later.map((check) => addCheck(name, check)),
      ...shape.constraints.flatMap((check) => aboutCheck(name, undefined, check)),
    ]
  },

  drop: (domain, { rebuilt }) => [
    statement(`drop domain ${rebuilt.has(domain.id) ? outgoingName(domain) : domain.name}`),
  ],

  alter({ shape: from }, { name, shape: to }) {
    const added = to.constraints.filter((check) => !kept(check, from.constraints))

    return [
      ...from.constraints
        .filter((check) => !kept(check, to.constraints))
        .map((check) => statement(`alter domain ${name} drop constraint ${check.name}`)),
      ...(from.default === to.default ? [] : [setDefault(name, to.default)]),
      ...(from.notNull === to.notNull ? [] : [setNotNull(name, to.notNull)]),
      ...added.map((check) => addCheck(name, check)),
      ...to.constraints.flatMap((check) => aboutCheck(name, kept(check, from.constraints), check)),
    ]
  },

  refuse(from, to) {
    if (!from || !to) return undefined
    const same = from.shape.type === to.shape.type && from.shape.collation === to.shape.collation

    return same ? undefined : { code: 'domain_type', from: from.shape.type, to: to.shape.type }
  },
}

/** The same check on the other side, whatever is said about it. */
function kept({ name, definition, valid }: Check, checks: readonly Check[]): Check | undefined {
  return checks.find((one) => one.name === name && one.definition === definition && one.valid === valid)
}

function aboutCheck(domain: string, before: Check | undefined, check: Check): Statement[] {
  if ((before?.comment ?? null) === check.comment) return []

  return [statement(`comment on constraint ${check.name} on domain ${domain} is ${literal(check.comment)}`)]
}

function checkText({ name, definition }: Check): string {
  return `constraint ${name} ${lowerCase(definition)}`
}

function addCheck(domain: string, check: Check): Statement {
  const sql = `alter domain ${domain} add ${checkText(check)}`
  if (!check.valid) return statement(`${sql} not valid`)

  return locking(sql, 'reads every table with a column of this domain.')
}

function setDefault(domain: string, expression: string | null): Statement {
  if (expression === null) return statement(`alter domain ${domain} drop default`)

  return statement(`alter domain ${domain} set default ${lowerCase(expression)}`)
}

function setNotNull(domain: string, notNull: boolean): Statement {
  if (!notNull) return statement(`alter domain ${domain} drop not null`)

  return locking(
    `alter domain ${domain} set not null`,
    'reads every table with a column of this domain, and fails where it finds a null.',
  )
}
