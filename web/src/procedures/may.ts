import type { Person } from '../server/me.ts'

/** Whether to offer it; whether it is done, the server judges. */
export function mayWrite({ role }: Person): boolean {
  return role === 'supervisor' || role === 'admin'
}
