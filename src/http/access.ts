import { type Scope, ScopeTooSmall } from '../domain/api-tokens.ts'
import type { SignedIn } from '../domain/signed-in.ts'
import type { Role, User } from '../domain/user.ts'
import { NotForThisRole } from './errors.ts'

/**
 * Of which records somebody may do something: of all, of their own, of anybody's but their own, of workers, of
 * effective versions and what they work on. The role is judged here, before anything is read; whose a record is and how
 * it stands, by the rule of the domain that the verb asks and the database holds.
 */
export type Extent = 'all' | 'own' | 'of others' | 'workers' | 'effective'

/** What somebody may do, by their role; for a role that is not named, nothing. */
type Row = Readonly<Partial<Record<Role, Extent>>>

/** Who may do what. What is not in this table nobody may; docs/http.md prints it. */
export const access = {
  'see oneself': { worker: 'own', supervisor: 'own', admin: 'own', auditor: 'own' },
  'see procedures': { worker: 'effective', supervisor: 'all', admin: 'all', auditor: 'all' },
  'see work': { worker: 'own', supervisor: 'all', admin: 'all', auditor: 'all' },
  'watch the board': { supervisor: 'all', admin: 'all', auditor: 'all' },
  'start work': { worker: 'effective', supervisor: 'effective', admin: 'effective' },
  'carry on work': { worker: 'own', supervisor: 'own', admin: 'own' },
  'read the trail': { supervisor: 'all', admin: 'all', auditor: 'all' },
  'see versions': { supervisor: 'all', admin: 'all', auditor: 'all' },
  'write procedures': { supervisor: 'all', admin: 'all' },
  'publish procedures': { supervisor: 'all', admin: 'all' },
  'see people': { supervisor: 'all', admin: 'all', auditor: 'all' },
  'look after people': { supervisor: 'workers', admin: 'all' },
  'look after devices': { supervisor: 'all', admin: 'all' },
  'look after tokens': { admin: 'all' },
  'abort work': { worker: 'own', supervisor: 'all', admin: 'all' },
  'review work': { supervisor: 'of others', admin: 'of others' },
} as const satisfies Record<string, Row>

export type AccessName = keyof typeof access

/** Throws NotForThisRole where the role of whoever is signed in may do this to no record at all. */
export function mustHaveAccess({ role }: User, name: AccessName): void {
  const row: Row = access[name]
  if (row[role] === undefined) throw new NotForThisRole(role, Object.keys(row) as Role[])
}

/** What a token must be for, so that a machine may write what the row is about. Reading takes `read`. */
const scopeOf: Readonly<Record<AccessName, Scope>> = {
  'see oneself': 'read',
  'see procedures': 'read',
  'see work': 'read',
  'watch the board': 'read',
  'start work': 'work',
  'carry on work': 'work',
  'read the trail': 'read',
  'see versions': 'read',
  'write procedures': 'procedures',
  'publish procedures': 'procedures',
  'see people': 'read',
  'look after people': 'people',
  'look after devices': 'people',
  'look after tokens': 'people',
  'abort work': 'work',
  'review work': 'work',
}

/** Whoever signed in as a person has every scope. Throws ScopeTooSmall. */
export function mustHaveScopeFor(name: AccessName, method: string, signedIn: SignedIn): void {
  if (signedIn.by !== 'token') return
  const scope = method === 'get' ? 'read' : scopeOf[name]
  if (!signedIn.scopes.includes(scope)) throw new ScopeTooSmall(scope, signedIn.scopes)
}
