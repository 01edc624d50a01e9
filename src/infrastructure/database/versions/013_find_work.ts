import type { Operations } from '../../../migrations/revision.ts'

export const revision = '013_find_work'
export const downRevision = '012_guard_deletion'
export const message = 'Find work by when it started and by what went wrong, and people by name'

export async function upgrade(op: Operations): Promise<void> {
  await op.execute(`-- lint: allow TL101 because a million work sessions take a second
    create index idx_sessions_started on work_sessions (started_at desc nulls first, id desc nulls first)`)
  await op.execute(`-- lint: allow TL101 because people are thousands
    create index idx_users_name on users (name, email)`)
  await op.execute(`-- lint: allow TL101 because it has few of the checks, and five millions are read in a second
    create index idx_checks_wrong on safety_checks (session_id) where result = 'fail' or needs_review`)
}

export async function downgrade(op: Operations): Promise<void> {
  await op.execute('drop index idx_checks_wrong')
  await op.execute('drop index idx_users_name')
  await op.execute('drop index idx_sessions_started')
}
