import { NotFound } from './errors.ts'
import type { SopVersion } from './sop-version.ts'
import type { Actor } from './user.ts'
import { mustBeTheirs, type WorkSession } from './work-session.ts'

/** Workers see what they work by and what they have done; everybody else sees every record. */
export function seesAll({ role }: Pick<Actor, 'role'>): boolean {
  return role !== 'worker'
}

/** Throws NotYourWorkSession. */
export function mustSeeWork(work: Pick<WorkSession, 'id' | 'workerId'>, reader: Actor): void {
  if (!seesAll(reader)) mustBeTheirs(work, reader)
}

/** Throws NotFound: of a version that is not in use a worker learns nothing. */
export function mustSeeVersion(
  { id, status, deletedAt }: Pick<SopVersion, 'id' | 'status' | 'deletedAt'>,
  reader: Actor,
): void {
  const inUse = status === 'effective' && deletedAt === null
  if (!inUse && !seesAll(reader)) throw new NotFound('SOP', id)
}
