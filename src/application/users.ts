import { IdTaken } from '../domain/errors.ts'
import type { JsonObject } from '../domain/exact-json.ts'
import { mustBeFirst, mustLookAfter } from '../domain/looking-after-people.ts'
import { mustBeTime } from '../domain/times.ts'
import {
  ActorUnknown,
  EmailTaken,
  EmployeeNumberTaken,
  mustAct,
  type NewUser,
  named,
  newUser,
  type Role,
  type User,
} from '../domain/user.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { newId } from './id.ts'
import { userReferredTo } from './references.ts'
import { isRepeated } from './repeated-requests.ts'

export interface Addition extends Pick<NewUser, 'name' | 'role'> {
  /** One of the two at least. */
  email?: string | null | undefined
  employeeNumber?: string | null | undefined
  /** Who adds them; null for the very first user, whom nobody can add. */
  by: User | null
  at: Date
  /** Repeating the call with the same id is safe: it returns the user that is on record. */
  id?: string
}

/** Whom it is about, who does it, and when by the clock of whoever asks. */
export interface OfUser {
  id: string
  by: User
  at: Date
}

/** What is not given stays; null takes an email or an employee number away. */
export interface Renaming extends OfUser {
  name?: string | undefined
  email?: string | null | undefined
  employeeNumber?: string | null | undefined
}

/**
 * Admins add anybody, supervisors workers, and where there is no admin anybody (docs/rules.md). Throws EmailTaken,
 * EmployeeNumberTaken, IdTaken, InvalidInput, UserDeactivated, AuditorActs, SupervisorRequired, AdminRequired,
 * FirstUserRole, or ActorUnknown where others are on record and nobody adds.
 */
export async function addUser(db: Session, addition: Addition): Promise<User> {
  const { by, at, email = null, employeeNumber = null, name, role, id = newId() } = addition
  mustBeTime(at)
  if (by) mustAct(by)
  const user = newUser({ id, email, employeeNumber, name, role })
  const becomes = { ...user, deactivatedAt: null }
  if (by) mustLookAfter(by, { was: null, becomes, others: await db.users.keepersBesides(id) })
  else if (!(await db.users.areAny())) mustBeFirst(becomes)
  if (by) db.actAs(by)

  return (await db.users.insert(user, at)) ?? onRecordAlready(db, user)
}

/** Changes how somebody is called and told apart from others. Throws what changing a role throws, and EmailTaken. */
export function renameUser(db: Session, { name, email, employeeNumber, ...of }: Renaming): Promise<User> {
  return changed(db, { ...of, verb: 'rename' }, (user) => ({
    ...user,
    ...named({
      name: name ?? user.name,
      email: email === undefined ? user.email : email,
      employeeNumber: employeeNumber === undefined ? user.employeeNumber : employeeNumber,
    }),
  }))
}

/**
 * Admins change the role of anybody but themselves (docs/rules.md). Throws NotFound, UserDeactivated, AuditorActs,
 * SupervisorRequired, AdminRequired, OwnRole, or LastAdmin.
 */
export function changeRole(db: Session, { role, ...of }: OfUser & { role: Role }): Promise<User> {
  return changed(db, { ...of, verb: 'change role' }, (user) => ({ ...user, role }))
}

/** From then on they do nothing any more; what they did stays. Throws what changing a role throws. */
export function deactivateUser(db: Session, of: OfUser): Promise<User> {
  const leaving = { ...of, verb: 'deactivate' } as const

  return changed(db, leaving, (user) => ({ ...user, deactivatedAt: user.deactivatedAt ?? of.at }))
}

/** Throws what changing a role throws. */
export function reactivateUser(db: Session, of: OfUser): Promise<User> {
  return changed(db, { ...of, verb: 'reactivate' }, (user) => ({ ...user, deactivatedAt: null }))
}

interface Decision extends OfUser {
  verb: 'rename' | 'change role' | 'deactivate' | 'reactivate'
}

/**
 * Lock, decide, save; what the same request has decided before stays. What is as it should be already stays, too, and
 * leaves no event.
 */
async function changed(
  db: Session,
  { id, by, at, verb }: Decision,
  become: (user: User) => User,
): Promise<User> {
  mustBeTime(at)
  mustAct(by)
  db.actAs(by)
  const was = await db.users.lock(id)
  const becomes = become(was)
  if (await isRepeated(db, { stream: id, verb, by, says: (to) => asksForTheSame(to, was, becomes) }))
    return was
  mustLookAfter(by, { was, becomes, others: await db.users.keepersBesides(id) })
  if (isSame(was, becomes)) return was
  await mustBeTheirOwn(db, becomes)

  return db.users.save({ ...becomes, updatedAt: at })
}

function isSame(one: User, other: User): boolean {
  return (Object.keys(one) as (keyof User)[]).every((field) => one[field] === other[field])
}

/** Whether what has changed then is what is asked for now, and no more is. */
function asksForTheSame(to: JsonObject, was: User, becomes: User): boolean {
  const [before, wanted] = [columnsOf(was), columnsOf(becomes)]

  return Object.keys(wanted).every((column) =>
    column in to ? to[column] === wanted[column] : before[column] === wanted[column],
  )
}

function columnsOf({ name, email, employeeNumber, role }: User): Record<string, string | null> {
  return { name, email, employee_number: employeeNumber, role }
}

async function onRecordAlready(db: Session, user: NewUser): Promise<User> {
  const [same] = await db.users.named([user.id])
  const isRepetition = same && isSame({ ...same, ...user }, same)
  if (isRepetition) return same
  await mustBeTheirOwn(db, user)
  throw new IdTaken('user', user.id)
}

/** Throws where another has this email or employee number. */
async function mustBeTheirOwn(db: Session, user: NewUser): Promise<void> {
  const [other] = await db.users.sharing(user)
  if (!other) return
  const { email, employeeNumber } = user
  if (email !== null && other.email?.toLowerCase() === email.toLowerCase()) throw new EmailTaken(email)
  throw new EmployeeNumberTaken(employeeNumber ?? '')
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
