import { TenkenError } from './errors.ts'
import { type Actor, mustAct, type Naming, type Role, SupervisorRequired, type User } from './user.ts'

/** As much of somebody as is judged when they are added or change. */
export type Person = Actor & Naming

/** How many active people may look after others, besides the one in question. */
export interface Keepers {
  admins: number
  supervisors: number
}

export interface PersonChange {
  /** Null for somebody who is added. */
  was: Person | null
  becomes: Person
  others: Keepers
}

/** Of all but workers only admins look after. */
export class AdminRequired extends TenkenError<{ name: string; role: Role }> {
  readonly code = 'admin_required'
  readonly kind = 'forbidden'

  constructor({ name, role }: Pick<User, 'name' | 'role'>) {
    super(`Only an admin can do this; ${name} is a ${role}.`, { name, role })
  }
}

/** Throws AdminRequired, or what stands against acting at all. */
export function mustAdminister(by: Actor): void {
  mustAct(by)
  if (by.role !== 'admin') throw new AdminRequired(by)
}

/** Nobody changes their own role. */
export class OwnRole extends TenkenError<{ name: string; role: Role }> {
  readonly code = 'own_role'
  readonly kind = 'forbidden'

  constructor({ name, role }: Pick<User, 'name' | 'role'>) {
    super(`${name} is a ${role}, and nobody changes their own role.`, { name, role })
  }
}

/** Somebody who may look after people stays. */
export class LastAdmin extends TenkenError<{ name: string; role: Role }> {
  readonly code = 'last_admin'
  readonly kind = 'refused'

  constructor({ name, role }: Pick<User, 'name' | 'role'>) {
    super(`${name} is the last active ${role}, and without one nobody would look after people.`, {
      name,
      role,
    })
  }
}

/** Somebody has to look after people from the beginning. */
export class FirstUserRole extends TenkenError<{ role: Role }> {
  readonly code = 'first_user_role'
  readonly kind = 'refused'

  constructor({ role }: Pick<User, 'role'>) {
    super(`The first user is a supervisor or an admin, and no ${role}.`, { role })
  }
}

/** Throws unless the very first user, whom nobody adds, can look after those who come. */
export function mustBeFirst(first: Pick<User, 'role' | 'deactivatedAt'>): void {
  if (!isActive(first, 'admin') && !isActive(first, 'supervisor')) throw new FirstUserRole(first)
}

/**
 * Throws unless whoever acts may add this person, or change what is on record of them. Admins look after everybody,
 * supervisors after workers. Where no admin is active, supervisors look after everybody, and where there are none of
 * either, as in what was on record before these rules, everybody does. Nobody changes their own role; whoever leaves
 * may say so themself; and the last of those who look after people stays.
 */
export function mustLookAfter(by: Actor, change: PersonChange): void {
  const { was, becomes } = change
  mustAct(by)
  if (by.id === becomes.id && was && was.role !== becomes.role) throw new OwnRole(was)
  if (by.id !== becomes.id || !onlyLeaves(change)) mustBeOver(by, change)
  if (was) mustNotBeLast(was, change)
}

function mustBeOver(by: Actor, { was, becomes, others }: PersonChange): void {
  if (by.role === 'admin') return
  const admins = others.admins + (isActive(was, 'admin') ? 1 : 0)
  const supervisors = others.supervisors + (isActive(was, 'supervisor') ? 1 : 0)
  const isOfWorkers = becomes.role === 'worker' && (was?.role ?? 'worker') === 'worker'
  if (!isOfWorkers && admins > 0) throw new AdminRequired(by)
  if (by.role !== 'supervisor' && admins + supervisors > 0) throw new SupervisorRequired(by)
}

function mustNotBeLast(was: Person, { becomes, others }: PersonChange): void {
  const isAdmin = isActive(becomes, 'admin')
  if (isActive(was, 'admin') && !isAdmin && others.admins === 0) throw new LastAdmin(was)
  const stays = isAdmin || isActive(becomes, 'supervisor')
  if (isActive(was, 'supervisor') && !stays && others.admins + others.supervisors === 0)
    throw new LastAdmin(was)
}

function onlyLeaves({ was, becomes }: PersonChange): boolean {
  return (
    was?.deactivatedAt === null &&
    becomes.deactivatedAt !== null &&
    was.name === becomes.name &&
    was.email === becomes.email &&
    was.employeeNumber === becomes.employeeNumber
  )
}

function isActive(person: Pick<User, 'role' | 'deactivatedAt'> | null, role: Role): boolean {
  return person?.role === role && person.deactivatedAt === null
}
