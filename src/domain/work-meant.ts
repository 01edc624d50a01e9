import { TenkenError } from './errors.ts'
import type { User } from './user.ts'
import type { WorkSession } from './work-session.ts'

/** Nothing is in progress; `latest` is the work session that may have been meant: one that is paused, else the newest. */
export class NoActiveWorkSession extends TenkenError<{
  workerId: string
  name: string
  latest: Pick<WorkSession, 'id' | 'status'> | null
}> {
  readonly code = 'no_active_work_session'
  readonly kind = 'refused'

  constructor({ id, name }: User, work?: WorkSession) {
    const latest = work ? { id: work.id, status: work.status } : null
    const other = latest ? `; the work session ${latest.id} is ${latest.status}` : ''
    super(`${name} has no active work session${other}.`, { workerId: id, name, latest })
  }
}

/** The worker has no paused work session, or several, so it must be named. */
export class PausedWorkSessionNeeded extends TenkenError<{ name: string; candidates: string[] }> {
  readonly code = 'paused_work_session_needed'
  readonly kind = 'refused'

  constructor({ name }: Pick<User, 'name'>, candidates: string[]) {
    super(
      candidates.length > 0
        ? `${name} has more than one paused work session: ${candidates.join(', ')}.`
        : `${name} has no paused work session.`,
      { name, candidates },
    )
  }
}
