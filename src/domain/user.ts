import { InvalidInput, TenkenError } from './errors.ts'
import { longest, mustBeOneLine, mustSay } from './texts.ts'

export const roles = ['worker', 'supervisor', 'admin', 'auditor'] as const
export type Role = (typeof roles)[number]

export interface User {
  id: string
  /** Null for somebody who has none; they have an employee number then. */
  email: string | null
  employeeNumber: string | null
  name: string
  role: Role
  createdAt: Date
  updatedAt: Date
  deactivatedAt: Date | null
}

/** As much of a user as the rules judge them by. */
export type Actor = Pick<User, 'id' | 'name' | 'role' | 'deactivatedAt'>

export type NewUser = Pick<User, 'id' | 'email' | 'employeeNumber' | 'name' | 'role'>

/** What somebody is called and told apart by. */
export type Naming = Pick<User, 'email' | 'employeeNumber' | 'name'>

/** Two users may not share an email address; upper and lower case count as the same. */
export class EmailTaken extends TenkenError<{ email: string }> {
  readonly code = 'email_taken'
  readonly kind = 'conflict'

  constructor(email: string) {
    super(`A user with the email ${email} exists already.`, { email })
  }
}

/** Two users may not share an employee number; upper and lower case count as the same. */
export class EmployeeNumberTaken extends TenkenError<{ employeeNumber: string }> {
  readonly code = 'employee_number_taken'
  readonly kind = 'conflict'

  constructor(employeeNumber: string) {
    super(`A user with the employee number ${employeeNumber} exists already.`, { employeeNumber })
  }
}

/** Whoever acts is on record; only the very first user is added by nobody. */
export class ActorUnknown extends TenkenError<{ named: string | null }> {
  readonly code = 'actor_unknown'
  readonly kind = 'forbidden'

  constructor(named: string | null) {
    super(named === null ? 'Nobody is named as acting.' : `There is no user ${named} who could act.`, {
      named,
    })
  }
}

/** Work is reviewed, overridden and approved by a supervisor or an admin. */
export class SupervisorRequired extends TenkenError<{ name: string; role: Role }> {
  readonly code = 'supervisor_required'
  readonly kind = 'forbidden'

  constructor({ name, role }: Pick<User, 'name' | 'role'>) {
    super(`Only a supervisor can do this; ${name} is a ${role}.`, { name, role })
  }
}

/** A deactivated user's past records stay; new ones are refused. */
export class UserDeactivated extends TenkenError<{ name: string }> {
  readonly code = 'user_deactivated'
  readonly kind = 'forbidden'

  constructor({ name }: Pick<User, 'name'>) {
    super(`${name} has been deactivated and cannot act any more.`, { name })
  }
}

/** An auditor reads everything and changes nothing. */
export class AuditorActs extends TenkenError<{ name: string }> {
  readonly code = 'auditor_changes_nothing'
  readonly kind = 'forbidden'

  constructor({ name }: Pick<User, 'name'>) {
    super(`${name} is an auditor, who reads everything and changes nothing.`, { name })
  }
}

/**
 * Returns the user with surrounding blanks trimmed and the employee number in letters of one width, or throws
 * InvalidInput naming the field.
 */
export function newUser(user: NewUser): NewUser {
  return { ...user, ...named(user) }
}

/** The same of what somebody is called by: a name, and an email address or an employee number or both. */
export function named(naming: Naming): Naming {
  const email = naming.email?.trim() ?? null
  const employeeNumber = naming.employeeNumber?.normalize('NFKC').trim() ?? null
  const name = naming.name.trim()
  if (email === null && employeeNumber === null) throw new InvalidInput('email', { code: 'email_or_number' })
  if (email !== null) mustBeEmail(email)
  if (employeeNumber !== null) mustBeEmployeeNumber(employeeNumber)
  mustSay(name, 'name', longest.name)
  mustBeOneLine(name, 'name', longest.name)

  return { email, employeeNumber, name }
}

/** What tells somebody from another of the same name: their email address, or else their employee number. */
export function knownBy({ email, employeeNumber }: Pick<User, 'email' | 'employeeNumber'>): string {
  return email ?? employeeNumber ?? ''
}

/** Throws unless this person may change anything on record at all: UserDeactivated or AuditorActs. */
export function mustAct(user: Actor): void {
  if (user.deactivatedAt) throw new UserDeactivated(user)
  if (user.role === 'auditor') throw new AuditorActs(user)
}

export function mustSupervise(user: Actor): void {
  mustAct(user)
  if (user.role === 'worker') throw new SupervisorRequired(user)
}

function mustBeEmail(email: string): void {
  mustBeOneLine(email, 'email', longest.email)
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new InvalidInput('email', { code: 'not_an_email', email })
}

/** Whoever reads one takes it for no email and for no id: it has no @, and is shorter than an id. */
function mustBeEmployeeNumber(employeeNumber: string): void {
  mustSay(employeeNumber, 'employeeNumber', longest.employeeNumber)
  mustBeOneLine(employeeNumber, 'employeeNumber', longest.employeeNumber)
  if (/[\s@]/.test(employeeNumber)) {
    throw new InvalidInput('employeeNumber', { code: 'not_an_employee_number', employeeNumber })
  }
}
