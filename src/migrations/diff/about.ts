import type { Catalog, CatalogObject, Grant } from '../catalog/object.ts'
import { literal } from '../quote.ts'
import { kindOf } from './emitters/view.ts'
import { type Statement, statement } from './statement.ts'

/** What is said about an object and who may use it: from what it was, or from what a new one starts with. */
export function aboutStatements(from: CatalogObject | undefined, to: CatalogObject): Statement[] {
  const comment = from?.comment ?? null
  const grants = from?.grants ?? freshGrants(to)

  return [
    ...(comment === to.comment ? [] : [statement(`comment on ${target(to)} is ${literal(to.comment)}`)]),
    ...grantLists(without(grants, to.grants)).map((list) => statement(revokeText(list, to))),
    ...grantLists(without(to.grants, grants)).map((list) => statement(grantText(list, to))),
  ]
}

/** Grants are compared for the roles that the models mention, and for everybody; others are the operator's. */
export function withOperatorsGrants(declared: Catalog, live: Catalog): Catalog {
  const roles = new Set([
    'public',
    ...[...declared.values()].flatMap(({ grants }) => grants.map(({ role }) => role)),
  ])
  const merged = [...declared.values()].map((object) => {
    const foreign = live.get(object.id)?.grants.filter(({ role }) => !roles.has(role)) ?? []

    return { ...object, grants: [...object.grants, ...foreign] }
  })

  return new Map(merged.map((object) => [object.id, object]))
}

/** What everybody may do with a new object, unless the database's default privileges say otherwise. */
function freshGrants({ kind }: CatalogObject): Grant[] {
  if (kind === 'routine') return [{ role: 'public', privilege: 'execute', grantable: false }]
  if (kind === 'enum' || kind === 'domain') return [{ role: 'public', privilege: 'usage', grantable: false }]

  return []
}

interface GrantList {
  role: string
  grantable: boolean
  privileges: string[]
}

/** One statement for all that one role gets. */
function grantLists(grants: readonly Grant[]): GrantList[] {
  const lists = new Map<string, GrantList>()
  for (const { role, grantable, privilege } of grants) {
    const key = `${role} ${grantable}`
    const list = lists.get(key) ?? { role, grantable, privileges: [] }
    list.privileges.push(privilege)
    lists.set(key, list)
  }

  return [...lists.values()]
}

function without(grants: readonly Grant[], others: readonly Grant[]): Grant[] {
  const key = ({ role, privilege, grantable }: Grant) => `${role} ${privilege} ${grantable}`
  const known = new Set(others.map(key))

  return grants.filter((grant) => !known.has(key(grant)))
}

function grantText({ role, grantable, privileges }: GrantList, object: CatalogObject): string {
  return `grant ${privilegeText(privileges, object)} to ${role}${grantable ? ' with grant option' : ''}`
}

function revokeText({ role, privileges }: GrantList, object: CatalogObject): string {
  return `revoke ${privilegeText(privileges, object)} from ${role}`
}

function privilegeText(privileges: readonly string[], object: CatalogObject): string {
  const { kind, table, name } = object
  if (kind === 'column')
    return `${privileges.map((word) => `${word} (${name})`).join(', ')} on table ${table}`
  const type = kind === 'view' ? 'table' : kind === 'enum' || kind === 'domain' ? 'type' : kind
  const word = object.kind === 'routine' ? (object.shape.procedure ? 'procedure' : 'function') : type

  return `${privileges.join(', ')} on ${word} ${name}`
}

function target(object: CatalogObject): string {
  const { table, name } = object
  switch (object.kind) {
    case 'column':
      return `column ${table}.${name}`
    case 'constraint':
    case 'trigger':
    case 'policy':
      return `${object.kind} ${name} on ${table}`
    case 'routine':
      return `${object.shape.procedure ? 'procedure' : 'function'} ${name}`
    case 'view':
      return `${kindOf(object)} ${name}`
    case 'enum':
      return `type ${name}`
    default:
      return `${object.kind} ${name}`
  }
}
