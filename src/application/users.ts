import { mustBeTime } from '../domain/times.ts'
import { EmailTaken, type NewUser, newUser, type User } from '../domain/user.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { newId } from './id.ts'

/** Throws EmailTaken or InvalidInput. Repeating the call with the same id is safe. */
export async function addUser(
  db: Session,
  input: Omit<NewUser, 'id'> & { id?: string },
  at: Date,
): Promise<User> {
  mustBeTime(at)
  const user = newUser({ id: newId(), ...input })
  const added = await db.users.insert(user, at)
  if (added) return added

  const existing = await db.users.findByEmail(user.email)
  if (existing?.id === user.id) return existing
  throw new EmailTaken(user.email)
}

/** How many people are on record who are none of these; on a database of any revision. */
export function othersOnRecord(db: Session, ids: readonly string[]): Promise<number> {
  return db.users.countOthers(ids)
}

/** Whoever has one of these ids, by id. */
export async function usersNamed(db: Session, ids: readonly (string | null)[]): Promise<Map<string, User>> {
  const users = await db.users.named(ids.filter((id) => id !== null))

  return new Map(users.map((user) => [user.id, user]))
}
