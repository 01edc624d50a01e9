import { InvalidInput, TenkenError } from './errors.ts'
import { longest, mustBeOneLine, mustSay } from './texts.ts'

export const roles = ['worker', 'supervisor', 'admin'] as const
export type Role = (typeof roles)[number]

export interface User {
  id: string
  email: string
  name: string
  role: Role
  createdAt: Date
  updatedAt: Date
  deactivatedAt: Date | null
}

/** As much of a user as the rules judge them by. */
export type Actor = Pick<User, 'id' | 'name' | 'role' | 'deactivatedAt'>

export interface NewUser {
  id: string
  email: string
  name: string
  role: Role
}

/** Two users may not share an email address; upper and lower case count as the same. */
export class EmailTaken extends TenkenError<{ email: string }> {
  readonly code = 'email_taken'
  readonly kind = 'conflict'

  constructor(email: string) {
    super(`A user with the email ${email} exists already.`, { email })
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

/** Returns the user with surrounding blanks trimmed, or throws InvalidInput naming the field. */
export function newUser(user: NewUser): NewUser {
  const email = user.email.trim()
  const name = user.name.trim()
  mustBeOneLine(email, 'email', longest.email)
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw new InvalidInput('email', { code: 'not_an_email', email })
  mustSay(name, 'name', longest.name)
  mustBeOneLine(name, 'name', longest.name)

  return { ...user, email, name }
}

export function mustBeActive(user: Actor): void {
  if (user.deactivatedAt) throw new UserDeactivated(user)
}

export function mustSupervise(user: Actor): void {
  mustBeActive(user)
  if (user.role === 'worker') throw new SupervisorRequired(user)
}
