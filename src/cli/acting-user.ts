import type { Command } from 'commander'
import { userReferredTo } from '../application/references.ts'
import type { User } from '../domain/user.ts'
import type { Context } from './context.ts'
import type { Session } from './database.ts'
import { ActingUserNeeded } from './errors.ts'

export interface ActingAs {
  as?: string | undefined
}

/** Lets a command be told who is acting. */
export function withActingUser(command: Command, { texts }: Context): Command {
  return command.option('--as <email>', texts.options.as)
}

/** The email of whoever acts: --as, else TENKEN_USER. Throws ActingUserNeeded. */
export function actingEmail({ as }: ActingAs, { env }: Context): string {
  const email = as ?? env['TENKEN_USER']
  if (!email) throw new ActingUserNeeded()

  return email
}

/** Throws ActingUserNeeded, or NotFound for an email that no user has. */
export async function actingUser(db: Session, options: ActingAs, context: Context): Promise<User> {
  return userReferredTo(db, actingEmail(options, context))
}
