import { mustBeTime } from '../domain/times.ts'
import { ActorUnknown, EmailTaken, mustBeActive, type NewUser, newUser, type User } from '../domain/user.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { newId } from './id.ts'
import { userReferredTo } from './references.ts'

export interface Addition extends Omit<NewUser, 'id'> {
  /** Who adds them; null for the very first user, whom nobody can add. */
  by: User | null
  at: Date
  /** Repeating the call with the same id is safe: it returns the user that is on record. */
  id?: string
}

/** Throws EmailTaken, InvalidInput, UserDeactivated, or ActorUnknown where others are on record and nobody adds. */
export async function addUser(db: Session, { by, at, ...input }: Addition): Promise<User> {
  mustBeTime(at)
  if (by) mustBeActive(by)
  const user = newUser({ id: newId(), ...input })
  if (by) db.actAs(by)
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

/**
 * Whoever is referred to as adding a user; null while nobody is on record. Throws ActorUnknown where nobody is named
 * though others are on record, NotFound or AmbiguousReference.
 */
export async function addingUser(db: Session, reference: string | undefined): Promise<User | null> {
  if (!(await db.users.areAny())) return null
  if (reference === undefined) throw new ActorUnknown(null)

  return userReferredTo(db, reference)
}

/** Whoever has one of these ids, by id. */
export async function usersNamed(db: Session, ids: readonly (string | null)[]): Promise<Map<string, User>> {
  const users = await db.users.named(ids.filter((id) => id !== null))

  return new Map(users.map((user) => [user.id, user]))
}
