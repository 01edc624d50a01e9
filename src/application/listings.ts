import { seesAll } from '../domain/seeing.ts'
import type { SopSummary } from '../domain/sop.ts'
import type { SopStatus } from '../domain/sop-version.ts'
import type { User } from '../domain/user.ts'
import type { WorkSessionSummary } from '../domain/work-session.ts'
import type { UserListing } from '../infrastructure/database/repositories/users.ts'
import type { WorkSessionListing } from '../infrastructure/database/repositories/work-summaries.ts'
import type { Session } from '../infrastructure/database/session.ts'
import { type Page, type Paging, pageOf } from './page.ts'
import { sopReferredTo, userReferredTo, workSessionReferredTo } from './references.ts'

export interface SopPaging extends Paging {
  /** Which versions; drafts and effective ones unless said otherwise. */
  statuses?: readonly SopStatus[] | undefined
  /** Only titles that have each of these words. */
  search?: string | undefined
  /** Soft-deleted SOPs stay out unless they are asked for (spec db-006). */
  deleted?: 'exclude' | 'include' | undefined
  /** Only what this person may see: for a worker, effective versions. */
  seenBy?: User | undefined
}

/** A page of SOPs, newest first. Throws NotFound or AmbiguousReference for what `after` refers to. */
export function pageOfSops(
  db: Session,
  { limit, after, search, ...which }: SopPaging,
): Promise<Page<SopSummary>> {
  const { statuses, deleted } = which.seenBy && !seesAll(which.seenBy) ? inUse(which) : which
  if (statuses?.length === 0) return Promise.resolve({ items: [], next: null })

  return pageOf(limit, async (most) =>
    db.sopSummaries.list({
      limit: most,
      ...(after === undefined ? {} : { after: await sopReferredTo(db, after) }),
      ...(statuses ? { statuses } : {}),
      ...(deleted ? { deleted } : {}),
      search,
    }),
  )
}

/** Of what was asked for, as much as is in use. */
function inUse({
  statuses = ['effective'],
}: Pick<SopPaging, 'statuses'>): Pick<SopPaging, 'statuses' | 'deleted'> {
  return { statuses: statuses.filter((status) => status === 'effective') }
}

export interface WorkSessionPaging
  extends Paging,
    Pick<
      WorkSessionListing,
      'statuses' | 'notWorkerId' | 'startedFrom' | 'startedBefore' | 'open' | 'waiting'
    > {
  /** Of the worker that this refers to. */
  worker?: string | undefined
  /** On the version that this refers to. */
  sop?: string | undefined
  /** Only what this person may see: for a worker, their own. */
  seenBy?: User | undefined
}

/** A page of work sessions, newest first. Throws NotFound or AmbiguousReference for what is referred to. */
export function pageOfWorkSessions(
  db: Session,
  { limit, after, worker, sop, seenBy, ...which }: WorkSessionPaging,
): Promise<Page<WorkSessionSummary>> {
  return pageOf(limit, async (most) => {
    const workerId = worker === undefined ? undefined : (await userReferredTo(db, worker)).id
    const own = seenBy && !seesAll(seenBy) ? seenBy.id : undefined
    if (own !== undefined && workerId !== undefined && workerId !== own) return []

    return db.workSummaries.list({
      ...which,
      limit: most,
      workerId: own ?? workerId,
      sopId: sop === undefined ? undefined : await sopReferredTo(db, sop),
      after: after === undefined ? undefined : await workSessionReferredTo(db, after),
    })
  })
}

export interface UserPaging extends Paging, Pick<UserListing, 'search' | 'role' | 'active'> {}

/** A page of users, by name. Throws NotFound or AmbiguousReference for what `after` refers to. */
export function pageOfUsers(db: Session, { limit, after, ...which }: UserPaging): Promise<Page<User>> {
  return pageOf(limit, async (most) =>
    db.users.list({
      ...which,
      limit: most,
      ...(after === undefined ? {} : { after: (await userReferredTo(db, after)).id }),
    }),
  )
}
