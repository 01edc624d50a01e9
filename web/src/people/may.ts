import type { Person, Role } from '../server/me.ts'

/** Whether to offer looking after this person; whether it is done, the server judges. */
export function mayLookAfter(me: Person, { role }: Pick<Person, 'role'>): boolean {
  return me.role === 'admin' || (me.role === 'supervisor' && role === 'worker')
}

/** The roles that somebody may give. */
export function rolesToGive(me: Person): readonly Role[] {
  return me.role === 'admin' ? ['worker', 'supervisor', 'admin', 'auditor'] : ['worker']
}
