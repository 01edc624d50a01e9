import type { Context } from './context.ts'
import { ActingUserNeeded } from './errors.ts'

/** The email of whoever acts: --as, else TENKEN_USER. Throws ActingUserNeeded. */
export function actingEmail(as: string | undefined, { env }: Context): string {
  const email = as ?? env['TENKEN_USER']
  if (!email) throw new ActingUserNeeded()

  return email
}
